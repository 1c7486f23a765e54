import type { ApiReceipt } from "@colophon/sdk/api/ballotSchemas.ts";
import { type ReceiptedWork, receiptFile } from "@colophon/sdk/relay/receiptFile.ts";
import { useConfig } from "../lib/ConfigContext.tsx";
import { saveText } from "../lib/saveText.ts";
import { Button, type ButtonLook } from "../ui/Button.tsx";

interface ReceiptButtonProps {
  receipt: ApiReceipt;
  /** What was signed, where it is a contribution and at hand. */
  work?: ReceiptedWork | null | undefined;
  look?: ButtonLook;
  size?: "normal" | "small";
  label?: string;
}

/** Hands the relay's receipt to its signer, as a file that can be checked alone. */
export function ReceiptButton({ receipt, work, look = "secondary", size = "normal", label }: ReceiptButtonProps) {
  const { deployment } = useConfig();
  const name = `${receipt.signed.slice(2, 12)}.colophon-receipt.json`;
  return (
    <Button look={look} size={size} onClick={() => saveText(receiptFile(deployment, receipt, work), name)}>
      {label ?? "Save the receipt"}
    </Button>
  );
}
