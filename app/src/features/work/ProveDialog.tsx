import { proveAuthorship } from "@colophon/sdk/actions/proveAuthorship.ts";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import type { AuthorshipProof } from "@colophon/sdk/typed-data/authorshipProof.ts";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useConfig as useWagmiConfig } from "wagmi";
import { getWalletClient } from "wagmi/actions";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { proofToFragment } from "../../lib/proofLink.ts";
import { saveText } from "../../lib/saveText.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import { TextField } from "../../ui/Field.tsx";
import { isRejection } from "../../wallets/isRejection.ts";
import styles from "./WorkPage.module.css";

/** The author signs, for one verifier and one day, that the work is theirs: a link and a file that anybody can check. */
export default function ProveDialog({ work, onClose }: { work: ApiWork; onClose: () => void }) {
  const { deployment } = useConfig();
  const wagmi = useWagmiConfig();
  const [verifier, setVerifier] = useState("");
  const [nonce, setNonce] = useState("");
  const prove = useMutation({
    mutationFn: async (): Promise<AuthorshipProof> =>
      proveAuthorship(await getWalletClient(wagmi), {
        deployment,
        work: work.id,
        verifier: verifier.trim(),
        nonce: nonce.trim(),
      }),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Prove it's mine"
      description="You sign a statement that names who asked, today's date and this work. It moves nothing, permits nothing, and costs nothing."
    >
      {prove.data === undefined ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            prove.mutate();
          }}
        >
          <TextField
            label="Who is it for"
            hint="A name, a domain, an e-mail address. Only they should take it."
            maxLength={200}
            value={verifier}
            onChange={(event) => setVerifier(event.currentTarget.value)}
          />
          <TextField
            label="Their word"
            optional
            hint="If they gave you one to repeat, so that an older proof can't stand in for this one."
            maxLength={200}
            value={nonce}
            onChange={(event) => setNonce(event.currentTarget.value)}
          />
          {prove.isError &&
            (isRejection(prove.error) ? (
              <Note title="You declined in the wallet">Nothing was signed, and nothing you entered is lost.</Note>
            ) : (
              <ErrorNote title="It couldn't be signed">{describeError(prove.error)}</ErrorNote>
            ))}
          <Button look="primary" type="submit" busy={prove.isPending} disabled={verifier.trim() === ""}>
            {prove.isPending ? "Waiting for the wallet…" : "Sign"}
          </Button>
        </form>
      ) : (
        <Proved proof={prove.data} title={work.title} />
      )}
    </Dialog>
  );
}

function Proved({ proof, title }: { proof: AuthorshipProof; title: string }) {
  const link = `${location.origin}/prove#${proofToFragment(proof)}`;
  const file = `${JSON.stringify(proof, null, 2)}\n`;
  return (
    <div className={styles.form}>
      <p>
        Signed for {proof.verifier}, {proof.date}. Send the link or the file; whoever opens it sees whether it holds for
        “{title}”.
      </p>
      <pre className={styles.letter} data-testid="proof-link">
        {link}
      </pre>
      <div className={styles.actions}>
        <CopyButton look="primary" size="normal" text={link} label="Copy the link" />
        <Button onClick={() => saveText(file, `proof-${proof.work.slice(-8)}.colophon-proof.json`)}>
          Save the file
        </Button>
      </div>
    </div>
  );
}
