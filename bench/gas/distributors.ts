/** How others pay out by Merkle proof: the same token, the same 2^20 leaves, the same accounts. */
import { type Address, concatHex, encodePacked, type Hex, keccak256 } from "viem";
import { type Chain, type Deployed, shipped } from "./Chain.ts";
import type { Artifact } from "./compile.ts";
import { deepProof } from "./tree.ts";

/** Leaves of every tree that is claimed from: 2^20, a million accounts. */
export const DEPTH = 20;
const AMOUNT = 10n ** 18n;

export interface Distributing {
  name: string;
  holder: number;
  fresh: number;
  /** A second claim by the same account; null where there is none but a whole new drop. */
  again: number | null;
  note?: string;
}

export interface Payees {
  /** Holds some of the token. */
  holder: Address;
  /** Never had any. */
  fresh: Address;
}

/** An account of whom no distributor knows, but the token does: somebody else's balance moved first. */
const NEIGHBOUR: Address = "0x0000000000000000000000000000000000000b1e";

/** The least: a bit in a word that a neighbour has opened, and a root in the code. */
export async function bareOnce(chain: Chain, coin: Deployed, payees: Payees, compiled: (name: string) => Artifact) {
  const claim = async (account: Address) => {
    // Two halves of one tree.
    const neighbour = deepProof(leafOf(0n, NEIGHBOUR), DEPTH - 1);
    const made = deepProof(leafOf(1n, account), DEPTH - 1);
    const drop = await chain.deploy(compiled("BareClaim"), [coin.address, joined(made.root, neighbour.root)]);
    await chain.send(coin, "transfer", [drop.address, 100n * AMOUNT]);
    await chain.send(drop, "claimOnce", [0n, NEIGHBOUR, AMOUNT, [...neighbour.proof, made.root]]);
    return chain.send(drop, "claimOnce", [1n, account, AMOUNT, [...made.proof, neighbour.root]]);
  };
  return { holder: await claim(payees.holder), fresh: await claim(payees.fresh) };
}

/** The least of a pool whose root moves on. */
export async function bareAgain(chain: Chain, coin: Deployed, payees: Payees, compiled: (name: string) => Artifact) {
  const pool = await chain.deploy(compiled("BareClaim"), [coin.address, `0x${"00".repeat(32)}`]);
  await chain.send(coin, "transfer", [pool.address, 100n * AMOUNT]);
  const claim = async (cumulative: bigint) => {
    const leaf = keccak256(encodePacked(["address", "uint256"], [payees.holder, cumulative]));
    const { root, proof } = deepProof(leaf, DEPTH);
    await chain.send(pool, "setRoot", [root]);
    return chain.send(pool, "claim", [payees.holder, cumulative, proof]);
  };
  await claim(AMOUNT);
  return claim(2n * AMOUNT);
}

const leafOf = (index: bigint, account: Address) =>
  keccak256(encodePacked(["uint256", "address", "uint256"], [index, account, AMOUNT]));

function joined(one: Hex, other: Hex): Hex {
  const [low, high] = one < other ? [one, other] : [other, one];
  return keccak256(concatHex([low, high]));
}

/** Uniswap's one-shot distributor: a contract, and a root for ever, per drop. */
export async function uniswap(chain: Chain, coin: Deployed, payees: Payees): Promise<Distributing> {
  const artifact = await shipped("@uniswap/merkle-distributor/build/MerkleDistributor.json");
  const claim = async (account: Address) => {
    const neighbour = deepProof(leafOf(0n, NEIGHBOUR), DEPTH - 1);
    const made = deepProof(leafOf(1n, account), DEPTH - 1);
    const drop = await chain.deploy({ ...artifact, bytecode: prefixed(artifact.bytecode) }, [
      coin.address,
      joined(made.root, neighbour.root),
    ]);
    await chain.send(coin, "transfer", [drop.address, 100n * AMOUNT]);
    await chain.send(drop, "claim", [0n, NEIGHBOUR, AMOUNT, [...neighbour.proof, made.root]]);
    return chain.send(drop, "claim", [1n, account, AMOUNT, [...made.proof, neighbour.root]]);
  };
  const [holder, fresh] = [await claim(payees.holder), await claim(payees.fresh)];
  return {
    name: "Uniswap merkle-distributor",
    holder,
    fresh,
    again: holder,
    note: "Uniswap's and thirdweb's pay once: a second claim is a whole new drop, and nothing keeps a drop from running dry",
  };
}

const prefixed = (code: string): Hex => (code.startsWith("0x") ? (code as Hex) : `0x${code}`);

/** thirdweb's Airdrop: one contract for many drops, its tokens pulled from the owner. */
export async function thirdweb(
  chain: Chain,
  coin: Deployed,
  payees: Payees,
  compiled: (name: string) => Artifact,
): Promise<Distributing & { statement: number }> {
  const logic = await chain.deploy(compiled("ThirdwebAirdrop"));
  const drop = { abi: logic.abi, address: (await chain.deploy(cloneOf(logic.address))).address };
  await chain.send(drop, "initialize", [chain.sender.account.address, "ipfs://airdrop"]);
  await chain.send(coin, "approve", [drop.address, 2n ** 256n - 1n]);
  let statement = 0;
  const claim = async (account: Address) => {
    const { root, proof } = deepProof(keccak256(encodePacked(["address", "uint256"], [account, AMOUNT])), DEPTH);
    statement = await chain.send(drop, "setMerkleRoot", [coin.address, root, true]);
    return chain.send(drop, "claimERC20", [coin.address, account, AMOUNT, proof]);
  };
  const holder = await claim(payees.holder);
  const fresh = await claim(payees.fresh);
  return { name: "thirdweb Airdrop", holder, fresh, again: await claim(payees.holder), statement };
}

/** ERC-1167's minimal proxy. */
function cloneOf(logic: Address): Artifact {
  const code = `0x3d602d80600a3d3981f3363d3d373d3d3d363d73${logic.slice(2)}5af43d82803e903d91602b57fd5bf3` as const;
  return { abi: [], bytecode: code };
}
