import { readFileSync } from "node:fs";
import { type Abi, concat, encodeDeployData, getContractAddress, type Hex, pad } from "viem";
import { sendTransaction, waitForTransactionReceipt } from "viem/actions";
import { ADA, type IntakeStage } from "./intakeStage.ts";

/** A smart account of Ada's key, made by the factory that chains have at this address. */
export async function smartAccount(stage: IntakeStage) {
  const path = new URL("../../../artifacts/contracts/test/mocks/SmartAccount.sol/SmartAccount.json", import.meta.url);
  const { abi, bytecode } = JSON.parse(readFileSync(path, "utf8")) as { abi: Abi; bytecode: Hex };
  const owner = stage.chain.wallet(ADA);
  const code = encodeDeployData({ abi, bytecode, args: [owner.account.address] });
  const salt = pad("0x07", { size: 32 });
  const from = "0x4e59b44847b379578588920cA78FbF26c0B4956C";
  const data = concat([salt, code]);
  return {
    address: getContractAddress({ opcode: "CREATE2", from, salt, bytecode: code }),
    factory: { address: from, data } as const,
    deploy: async () => {
      const hash = await sendTransaction(owner, { to: from, data });
      await waitForTransactionReceipt(owner, { hash });
    },
  };
}
