import { readFileSync } from "node:fs";
import { parseBatch } from "@colophon/sdk/batches/parseBatch.ts";
import { readDeployment } from "@colophon/sdk/deployment/readDeployment.ts";
import { aiUseOf, codecOf, mediaKindOf } from "@colophon/sdk/ids/names.ts";
import { hashContribution } from "@colophon/sdk/typed-data/contribution.ts";
import { relayChain } from "../../../relay/src/chain/relayChain.ts";
import { worksChain } from "../../../relay/src/chain/worksChain.ts";
import { checkManifest } from "../../../relay/src/contributions/checkManifest.ts";
import { checkSigner } from "../../../relay/src/contributions/checkSigner.ts";
import { report } from "../../report.ts";
import { batchPath } from "../batchPath.ts";
import { readPlace } from "../Place.ts";
import { partiesOf } from "../parties.ts";
import { scaleOf } from "../scale.ts";
import { accountReader } from "../signers.ts";
import { workOf } from "../works.ts";

// Each contribution by itself through the relay's own checks of what is signed: its digest, its signer, its manifest. What the chain and the
// database are asked for each one (campaign, epoch, duplicates, limits) is left out: that is one key's story, not two million's.
const [, , folder = "", works = "1000"] = process.argv;
const scale = scaleOf(Number(works));
const place = readPlace(folder);
const accountOf = accountReader(readFileSync(`${folder}/accounts.bin`));
const chain = relayChain(place.rpc, await readDeployment(place.deployment));
const { relay } = await partiesOf(place.rpc);
const at = { chain, works: worksChain(chain, relay) };
const domain = { chainId: place.chainId, contract: place.contributions };
let checked = 0;
let [seconds, cpu] = [0, 0];
for (let batch = 0; batch < scale.batches; batch++) {
  const { header, records } = parseBatch(new Uint8Array(readFileSync(batchPath(folder, "contributions", batch))));
  const sent = [...records()].map(({ record, index }) => {
    if (record.kind !== "contributions") throw new Error("a batch of contributions was expected");
    const { manifest } = workOf(batch * scale.batch + index, scale, accountOf);
    return { record, manifestText: new TextDecoder().decode(manifest) };
  });
  const before = process.cpuUsage();
  const start = performance.now();
  for (const { record, manifestText } of sent) {
    const { signer, digest, manifest, parents, epoch, deadline, codec, mediaKind, aiUse, signature } = record;
    const signed = hashContribution(domain, {
      ...{
        campaign: header.campaign,
        config: header.config,
        author: signer,
        digest,
        manifest,
        parents,
        epoch,
        deadline,
      },
      ...{ codec: codecOf(codec), kind: mediaKindOf(mediaKind), aiUse: aiUseOf(aiUse) },
    });
    const kept = await checkSigner(at, signed, signer, signature);
    if (kept.direct || kept.signature !== signature) throw new Error(`contribution ${checked} doesn't hold`);
    checkManifest({ manifest, manifestText });
    checked++;
  }
  seconds += (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  cpu += (user + system) / 1e6;
}
report({ seconds, checked, cpu });
