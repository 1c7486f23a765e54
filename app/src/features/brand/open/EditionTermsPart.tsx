import { useConfig } from "../../../lib/ConfigContext.tsx";
import { offeredTokens } from "../../../lib/ether.ts";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import type { PartProps } from "./parts.ts";

/** What a copy of the collective work will cost, and how many there may be. */
export function EditionTermsPart({ form, change, faults }: PartProps) {
  const tokens = offeredTokens(useConfig().deployment);
  return (
    <section className={styles.part}>
      <h2>The edition</h2>
      <p className={styles.faint}>
        Once the roll has closed you can offer collectors copies of the collective work. All they pay goes into the
        pool. What it is a copy of you say later; price and number are fixed now.
      </p>
      <div className={styles.two}>
        <TextField
          label="Price of a copy"
          optional
          hint="Empty: it costs nothing but the chain's fee."
          inputMode="decimal"
          value={form.editionPrice}
          error={faults.editionPrice}
          onChange={(event) => change({ editionPrice: event.currentTarget.value })}
        />
        <SelectField
          label="Paid in"
          value={form.editionToken}
          onChange={(event) => change({ editionToken: event.currentTarget.value })}
        >
          {tokens.map(({ address, symbol }) => (
            <option key={address} value={address}>
              {symbol}
            </option>
          ))}
        </SelectField>
        <TextField
          label="At most"
          optional
          hint="How many copies there may be. Empty: any number."
          inputMode="numeric"
          value={form.editionCap}
          error={faults.editionCap}
          onChange={(event) => change({ editionCap: event.currentTarget.value })}
        />
      </div>
    </section>
  );
}
