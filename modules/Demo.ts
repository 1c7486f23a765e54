import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { colophon } from "./Colophon.ts";

/** The protocol and play money that anybody mints. For local chains only. */
export function demo(found?: string) {
  return buildModule("Demo", (m) => {
    const protocol = m.useModule(colophon(found));
    const demoToken = m.contract("DemoToken", ["Demo Dollar", "dUSD"]);
    return { ...protocol, demoToken };
  });
}

export default demo();
