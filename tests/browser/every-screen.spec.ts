import { barriers } from "./barriers.ts";
import { cutText, smallTargets } from "./readable.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith, type PhoneLook } from "./phone.ts";
import { leave } from "./open-screen.ts";
import { office, prefer, screens, type Preferences } from "./screens.ts";

interface Look extends PhoneLook {
  readonly says: string;
  /** Also for the screens that are made of the parts of others. */
  readonly isForAll?: true;
  readonly isForOffice?: true;
  /** Each screen is the first of a start of its own, as after a tab that was killed. */
  readonly isOpenedAnew?: true;
  readonly prefers: Preferences;
}

const small = { width: 320, height: 568 } as const;
const looks: readonly Look[] = [
  {
    says: "in Thai at 320 px with the largest text",
    isForAll: true,
    isForOffice: true,
    isOpenedAnew: true,
    ...small,
    prefers: { language: "th", textSize: "3", theme: "light" },
  },
  {
    says: "in English at 320 px with the largest text",
    isForAll: true,
    ...small,
    prefers: { language: "en", textSize: "3", theme: "light" },
  },
  { says: "in Thai in the dark", theme: "dark", prefers: { language: "th", textSize: "1", theme: "phone" } },
  {
    says: "in English on a wide screen",
    isForOffice: true,
    width: 1280,
    height: 800,
    prefers: { language: "en", textSize: "2", theme: "light" },
  },
];
const people = [...new Set(screens.map(({ who }) => who))];
const lookedAt = ({ isForOffice }: Look) => people.filter((who) => isForOffice || !office.includes(who));
/** So many that a test ends in good time on a busy machine. */
const SCREENS_AT_ONCE = 20;

const inParts = <S>(all: readonly S[]): readonly (readonly S[])[] =>
  Array.from({ length: Math.ceil(all.length / SCREENS_AT_ONCE) }, (_, at) =>
    all.slice(at * SCREENS_AT_ONCE, (at + 1) * SCREENS_AT_ONCE),
  );

const rounds = looks.flatMap((look) =>
  lookedAt(look).flatMap((who) => {
    const own = screens.filter((one) => one.who === who);
    const [trouble, others] = [own.filter((one) => one.ofTrouble), own.filter((one) => !one.ofTrouble)];
    return [
      ...inParts(others).map((wanted, at) => ({ look, who, wanted, says: `every screen (part ${at + 1})` })),
      ...(look.isForAll ? [{ look, who, wanted: trouble, says: "every screen of trouble" }] : []),
    ];
  }),
);

// Each finding is a sentence of its own; recording every step would take a third of the time.
test.use({ trace: "off" });

for (const { look, who, wanted, says } of rounds) {
  if (wanted.length > 0) {
    test(`Nothing is cut and nobody is shut out ${look.says}, on ${says} of ${who}`, async ({ server, newPhone }) => {
      test.setTimeout(240_000);
      const phone = await newPhone(look);
      const { page } = phone;
      if (who !== "nobody") await signInWith(phone, server.links[who]);
      await prefer(page, server.origin, look.prefers);
      for (const screen of wanted) {
        await test.step(screen.name, async () => {
          if (look.isOpenedAnew) await leave(page);
          await screen.open(page, server.origin);
          await page.evaluate(async () => void (await document.fonts.ready));
          expect.soft(await cutText(page), `${screen.name}: cut`).toEqual([]);
          expect.soft(await smallTargets(page), `${screen.name}: small targets`).toEqual([]);
          expect.soft(await barriers(page), `${screen.name}: barriers`).toEqual([]);
        });
      }
    });
  }
}
