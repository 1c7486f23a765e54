import { ErrorNote } from "../../ui/ErrorNote.tsx";

/** Where a statement contradicts itself: grounds to dispute it. Nothing where it doesn't. */
export function Contradictions({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ErrorNote title="The statement contradicts itself here">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </ErrorNote>
  );
}
