import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { FoundCertification } from "../../lib/certifications.ts";
import { formatBytes } from "../../lib/format.ts";
import { kindOf, mediaTypeOf } from "../../lib/kindOf.ts";
import { Address } from "../../ui/Address.tsx";
import { Button } from "../../ui/Button.tsx";
import { DropZone } from "../../ui/DropZone.tsx";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { Hash } from "../../ui/Hash.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Time } from "../../ui/Time.tsx";
import styles from "./Contribute.module.css";
import { type Draft, titleOf } from "./draft.ts";
import type { DraftHandle } from "./useDraft.ts";
import type { Hashing } from "./useHashing.ts";

interface FilePartProps {
  draft: Draft;
  change: DraftHandle["change"];
  hashing: Hashing;
  campaign: number;
  /** Why a file is too large for the way that it would go; null: it isn't, or nobody knows yet. */
  tooLarge: (file: File) => string | null;
  /** It is being handed in: it stays the one that it is. */
  busy: boolean;
}

/** The work itself: dropped, hashed, shown. */
export function FilePart({ draft, change, hashing, campaign, tooLarge, busy }: FilePartProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const take = (file: File) => {
    const fault = tooLarge(file);
    setRefused(fault);
    if (fault !== null) return;
    change({
      file,
      tree: null,
      kind: kindOf(mediaTypeOf(file)),
      ...(draft.title.trim() === "" ? { title: titleOf(file.name) } : {}),
    });
  };
  const fault = refused ?? hashing.error;
  if (draft.file === null) {
    return (
      <div className={styles.part} style={{ gridColumn: "1 / -1" }}>
        {fault !== null && <ErrorNote title="This file can't be taken">{fault}</ErrorNote>}
        <DropZone
          title="Drop your work here"
          hint="or choose a file: a picture, a film, a sound, a text, anything. It stays in this window until you have read the terms and said yes."
          onFile={take}
        />
      </div>
    );
  }
  const large = tooLarge(draft.file);
  return (
    <div className={styles.preview}>
      <Preview file={draft.file} kind={draft.kind} />
      <div className={styles.file}>
        <span>
          {draft.file.name} <span className={styles.faint}>{formatBytes(draft.file.size)}</span>
        </span>
        <Button look="quiet" size="small" disabled={busy} onClick={() => change({ file: null, tree: null })}>
          Another file
        </Button>
      </div>
      {large !== null && <ErrorNote title="The file is too large for this way">{large}</ErrorNote>}
      {draft.tree === null ? (
        <Progress label="Hashing, here in this window" value={hashing.progress ?? 0} />
      ) : (
        <div className={styles.faint}>
          Its name for ever: <Hash value={draft.tree.cid} label="content identifier" />
        </div>
      )}
      {hashing.known.map((item) => (
        <Known key={item.id} item={item} here={item.campaign === campaign} />
      ))}
    </div>
  );
}

function Known({ item, here }: { item: FoundCertification; here: boolean }) {
  const who = (
    <>
      by <Address value={item.author} />, <Time seconds={item.certifiedAt} form="full" />.{" "}
      <Link to="/works/$id" params={{ id: item.id }}>
        Look at it
      </Link>
      .
    </>
  );
  return here ? (
    <ErrorNote title="Already certified in this campaign">
      Exactly these bytes were certified here {who} A file is certified once in a campaign; choose another. If you
      committed to it before, take it over on its page, by “I was earlier”.
    </ErrorNote>
  ) : (
    <Note title={`Certified before, in campaign ${item.campaign}`}>
      Exactly these bytes, {who} You can certify them here too; every page will show both, the earliest first.
    </Note>
  );
}

function Preview({ file, kind }: { file: File; kind: Draft["kind"] }) {
  const [url, setUrl] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  const fail = () => setBroken(true);
  if (url !== null && !broken) {
    if (kind === "image") return <img src={url} alt={`Preview of ${file.name}`} onError={fail} />;
    // biome-ignore lint/a11y/useMediaCaption: a preview of a stranger's file; nobody has captions for it.
    if (kind === "video") return <video src={url} controls playsInline aria-label="Preview" onError={fail} />;
    // biome-ignore lint/a11y/useMediaCaption: a preview of a stranger's file; nobody has captions for it.
    if (kind === "audio") return <audio src={url} controls aria-label="Preview" onError={fail} />;
  }
  return (
    <div className={styles.plate} aria-hidden="true">
      {kind === "text" ? "¶" : "§"}
    </div>
  );
}
