import { useNames } from "../../../lib/names.ts";
import { Button } from "../../../ui/Button.tsx";
import { TextAreaField, TextField } from "../../../ui/Field.tsx";
import styles from "../Brand.module.css";
import type { PartProps } from "./parts.ts";

/** Who settles disagreements, and who may review beside the brand. */
export function PeoplePart({ form, change, faults, brand }: PartProps & { brand: string }) {
  const named = [...useNames()].filter(([account]) => account !== brand);
  return (
    <section className={styles.part}>
      <h2>People</h2>
      <TextField
        label="Arbiter"
        hint="Settles appeals and disputes. Somebody independent of you, whom authors can trust."
        placeholder="0x…"
        spellCheck={false}
        autoComplete="off"
        value={form.arbiter}
        error={faults.arbiter}
        onChange={(event) => change({ arbiter: event.currentTarget.value })}
      />
      <Picks names={named} onPick={(account) => change({ arbiter: account })} />
      <TextField
        label="Bond for an appeal, in ETH"
        hint="An author who appeals puts it up, and gets it back unless the arbiter rejects the appeal. It keeps idle appeals away; 0 asks for none."
        inputMode="decimal"
        value={form.appealBond}
        error={faults.appealBond}
        onChange={(event) => change({ appealBond: event.currentTarget.value })}
      />
      <TextAreaField
        label="Curators"
        optional
        rows={2}
        hint="Accounts that may review, one a line. You may, too, and can change them at any time."
        spellCheck={false}
        value={form.curators}
        error={faults.curators}
        onChange={(event) => change({ curators: event.currentTarget.value })}
      />
      <Picks names={named} onPick={(account) => change({ curators: `${form.curators}\n${account}`.trim() })} />
    </section>
  );
}

/** On the local chain: the demo's people, so that nobody has to type addresses. */
function Picks({
  names,
  onPick,
}: {
  names: readonly (readonly [string, string])[];
  onPick: (account: string) => void;
}) {
  if (names.length === 0) return null;
  return (
    <div className={styles.picks}>
      {names.map(([account, name]) => (
        <Button key={account} size="small" onClick={() => onPick(account)}>
          {name}
        </Button>
      ))}
    </div>
  );
}
