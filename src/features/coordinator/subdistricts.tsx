import { useTranslation } from "react-i18next";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Bars } from "#ui/figures.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import type { AreaFiguresProps } from "./area-figures-props.ts";
import { paths } from "./paths.ts";
import { useShown } from "./use-shown.ts";

/** Sub-districts in the order of their codes; each leads to its own figures. */
export const Subdistricts = ({ overview: { area, subdistricts }, nameOf }: AreaFiguresProps) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const { items, next, showMore } = useShown(subdistricts, 12, 50);
  if (area.length === 6 || subdistricts.length === 0) return null;
  const bar = (label: string, n: number, of: number) => ({
    label,
    share: of === 0 ? 0 : Math.min(1, n / of),
    figure: `${formats.number(n)}/${formats.number(of)}`,
  });
  return (
    <Section
      title={t(($) => $.subdistricts.title)}
      count={t(($) => $.subdistricts.count, { count: subdistricts.length })}
    >
      <p className="small soft">{t(($) => $.subdistricts.key)}</p>
      <Rows>
        {items.map(({ code, activeVillages, villages, peopleHelped, target }) => (
          <Row
            key={code}
            name={nameOf(code)}
            to={paths.overview({ area: code })}
            state={
              <Bars
                rows={[
                  bar(
                    t(($) => $.subdistricts.active),
                    activeVillages,
                    villages,
                  ),
                  bar(
                    t(($) => $.subdistricts.helped),
                    peopleHelped,
                    target,
                  ),
                ]}
              />
            }
            go
          />
        ))}
      </Rows>
      {next > 0 && (
        <Button kind="quiet" wide onPress={showMore}>
          {t(($) => $.subdistricts.more, { count: next })}
        </Button>
      )}
    </Section>
  );
};
