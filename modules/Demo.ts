import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Colophon from "./Colophon.ts";

/** The protocol and play money that anybody mints. For local chains only. */
export default buildModule("Demo", (m) => {
  const colophon = m.useModule(Colophon);
  const demoToken = m.contract("DemoToken", ["Demo Dollar", "dUSD"]);
  return { ...colophon, demoToken };
});
