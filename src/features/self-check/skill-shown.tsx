import { useTranslation } from "react-i18next";
import { fullScore, skillScore, type Skill } from "#domain/digital-skill.ts";
import type { SelfCheck } from "#domain/records/self-check.ts";
import { Bars } from "#ui/figures.tsx";

/** How much somebody can do, and what has become of it since the first time: in words, and drawn beside them. */
export const SkillShown = ({ skill: { newest, before } }: { readonly skill: Skill<SelfCheck> }) => {
  const { t } = useTranslation("self-check");
  const score = skillScore(newest);
  const bar = (label: string, points: number) => ({ label, share: points / fullScore, figure: String(points) });
  if (!before) {
    return (
      <>
        <p>
          <b>{t(($) => $.score, { score, of: fullScore })}</b>
        </p>
        <Bars
          rows={[
            bar(
              t(($) => $.now),
              score,
            ),
          ]}
        />
      </>
    );
  }
  const first = skillScore(before);
  const gain = score - first;
  return (
    <>
      <p>
        {t(($) => $.change, { first, score, of: fullScore })}{" "}
        <b>
          {gain > 0
            ? t(($) => $.better, { points: gain })
            : gain < 0
              ? t(($) => $.worse, { points: -gain })
              : t(($) => $.same)}
        </b>
      </p>
      <Bars
        rows={[
          bar(
            t(($) => $.before),
            first,
          ),
          bar(
            t(($) => $.newest),
            score,
          ),
        ]}
      />
    </>
  );
};
