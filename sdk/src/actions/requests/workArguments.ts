import { parseContributionId, tokenIdOf } from "../../ids/contributionId.ts";
import { NO_DIGEST, parseDigest } from "../../ids/digest.ts";
import { packWorkHeader } from "../../ids/workHeader.ts";
import type { CertifyParameters } from "./certifyRequest.ts";

/**
 * What every way of certifying passes of a work: header, digest, manifest, parents.
 *
 * @throws {MalformedId} {MalformedWorkHeader}
 */
export function workArguments(work: CertifyParameters) {
  return [
    packWorkHeader(work),
    parseDigest(work.digest),
    parseDigest(work.manifest ?? NO_DIGEST),
    (work.parents ?? []).map((parent) => tokenIdOf(parseContributionId(parent))),
  ] as const;
}
