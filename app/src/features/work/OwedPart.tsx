import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useConfig } from "../../lib/ConfigContext.tsx";
import { describeError } from "../../lib/describeError.ts";
import { owedFiles } from "../../lib/owedFiles.ts";
import { upload } from "../../lib/upload.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote, Note } from "../../ui/ErrorNote.tsx";
import styles from "./WorkPage.module.css";

/** Of a work that was certified from this browser while the relay was away: its file is still here, and nowhere else. */
export function OwedPart({ id }: { id: string }) {
  const { relayUrl } = useConfig();
  const queries = useQueryClient();
  const owed = useQuery({ queryKey: ["owed", id], queryFn: () => owedFiles.get(id) });
  const send = useMutation({
    mutationFn: async () => {
      if (owed.data == null) return;
      await upload(relayUrl, owed.data.file);
      await upload(relayUrl, new Blob([owed.data.manifestText]));
      await owedFiles.forget(id);
      await queries.invalidateQueries({ queryKey: ["owed", id] });
    },
  });
  if (owed.data == null) return null;
  return (
    <Note title="Its file isn't stored yet">
      <div className={styles.mint}>
        <p>
          You certified it while the relay was away. The file is in this browser only: until it is stored, nobody can
          see the work, and it isn't reviewed.
        </p>
        {send.isError && <ErrorNote title="It couldn't be stored">{describeError(send.error)}</ErrorNote>}
        <div>
          <Button busy={send.isPending} onClick={() => send.mutate()}>
            Store it now
          </Button>
        </div>
      </div>
    </Note>
  );
}
