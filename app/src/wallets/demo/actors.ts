import type { Address } from "viem";

/** One of the people of the local demo. */
export interface Actor {
  readonly name: string;
  readonly role: string;
  /** Index of its key under the public test mnemonic of local chains. */
  readonly index: number;
  readonly address: Address;
}

/** Who plays what on a local chain; the demo data use the same people. Index 0 deploys and pays for nothing else. */
export const ACTORS: readonly Actor[] = [
  { name: "Brand", role: "opens and funds campaigns", index: 1, address: "0x70997970c51812dc3a010c7d01b50e0d17dc79c8" },
  { name: "Curator", role: "reviews for the brand", index: 2, address: "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc" },
  {
    name: "Arbiter",
    role: "decides appeals and disputes",
    index: 3,
    address: "0x90f79bf6eb2c4f870365e785982e1f101e93b906",
  },
  { name: "Ada", role: "contributes", index: 4, address: "0x15d34aaf54267db7d7c367839aaf71a00a2c6a65" },
  { name: "Bruno", role: "contributes", index: 5, address: "0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc" },
  { name: "Chiyo", role: "contributes", index: 6, address: "0x976ea74026e726554db657fa54763abd0c3a0aa9" },
  {
    name: "Collector",
    role: "collects works and editions",
    index: 7,
    address: "0x14dc79964da2c08b23698b3d3cc7ca32193d9955",
  },
];
