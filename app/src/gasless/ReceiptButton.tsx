import { saveText } from "../lib/saveText.ts";
import { Button, type ButtonLook } from "../ui/Button.tsx";
import type { PendingWork } from "./PendingWork.ts";
import { receiptFile } from "./receiptFile.ts";

interface ReceiptButtonProps {
  work: Pick<PendingWork, "receipt" | "place">;
  look?: ButtonLook;
  size?: "normal" | "small";
}

/** Hands the relay's receipt to its author. */
export function ReceiptButton({ work, look = "secondary", size = "normal" }: ReceiptButtonProps) {
  return (
    <Button
      look={look}
      size={size}
      onClick={() =>
        saveText(receiptFile(work.place, work.receipt), `${work.receipt.signed.slice(2, 12)}.colophon-receipt.json`)
      }
    >
      Save the receipt
    </Button>
  );
}
