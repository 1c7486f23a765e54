/** The demo's texts: a short story told in turns, and a page of notes. Markdown, UTF-8. */
export const texts = {
  chapterOne: `# The Keeper's Relay

## I. The Lamp Is Late

At eleven minutes past six, for the first time in forty years, the lamp at Sorrow Point was late.

Down in the harbour nobody said so. They looked up from nets and ledgers, looked at the hill, and looked at one another, the way a family looks when a clock has stopped. Old Marit set down her cup without drinking. The ferry, which took its bearings from the light and its manners from nobody, sounded its horn twice.

At a quarter past, the lamp came on.

It was the right light: one long, two short, a breath between. But it was turning the wrong way.
`,
  chapterTwo: `# The Keeper's Relay

## II. Widdershins

The stairs of the lighthouse are numbered in chalk, and the chalk is renewed each spring by whoever has lost the most bets in winter. That year it was Tove, so the numbers were large and resentful.

She took them two at a time. At one hundred and nine she found the keeper's lunch, untouched. At one hundred and forty she found his boots, side by side, toes to the wall. At the top she found the lamp, turning the wrong way, and no keeper; only a note under the oil can.

*It isn't broken,* said the note. *It is calling something back.*

Tove read it three times. Then, because she was practical, she looked out to see what was coming.
`,
  chapterThree: `# The Keeper's Relay

## III. What Came Back

First came the gulls, flying tail first with great dignity.

Then came the buoy that had broken loose in the storm of '71, barnacled like a wedding cake, and nosed into its old place as if it had been out for tobacco. Then a rowing boat. Then eleven hats.

"It's turning things round," said Marit, who had climbed the stairs at her own pace and had not been surprised by anything since 1958.

"Everything?" said Tove.

They both thought of the keeper's wife, and of the winter she hadn't come home, and neither of them looked at the boots.
`,
  chapterFour: `# The Keeper's Relay

## IV. Toes to the Wall

Both accounts agree about the boots.

They stood where they had stood, side by side, toes to the wall, and at four in the morning they were wet. Tove put her hand in one of them and took out a sprig of bladderwrack, a coin with a hole in it, and a tide table for a harbour that she did not know.

"He walked," said Marit, who had come up all those stairs and was not going to be told to sit down. "He walked out along the beam. It has been done, if you don't look at your feet."

The lamp slowed. It stopped, thought about it, and began to turn the right way, as if nothing had been said.

*One long,* counted Tove. *Two short.* And in the breath between them, quite close, somebody knocked.
`,
  chapterThreeOther: `# The Keeper's Relay

## III. (another telling) The Arithmetic of Light

Tove did what she always did when she was frightened: she counted.

One long, two short. The lamp made that pattern seven times a minute. Turning backwards it ought to have read the same, a palindrome to any ship. But the breath between had moved. Now it came *before* the long, like someone gathering themselves to speak.

She took the chalk from her pocket and wrote it on the glass. Long was a dash. Short was a dot. And a breath, her grandfather had taught her, was a breath.

It took her until midnight to see that it was a list of names, and that the last one was hers.
`,
  fieldNotes: `# Field notes on imaginary weather

**Mon.** Fine mist of commas from the west, clearing to short sentences.

**Tue.** Isobars so close together that they had to be read aloud. Barometer sulking.

**Wed.** A warm front arrived early and was asked to wait in the hall.

**Thu.** Thirteen moons forecast, twelve observed. The usual letter has been written.

**Fri.** Rain, scored for strings. Second violins entered late, over the allotments.

**Sat.** Noon twice. Nobody minded.

**Sun.** Nothing fell. It was caught.
`,
} as const;
