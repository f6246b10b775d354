import { useTranslation } from "react-i18next";
import { PickMany } from "#ui/choices.tsx";
import { Card } from "#ui/section.tsx";

interface ToldFieldsProps {
  readonly isTold: boolean;
  readonly onChange: (isTold: boolean) => void;
}

/** The notice to read aloud (PDPA s.23) and whether it was. Never in the way: a help is logged without it too. */
export const ToldFields = ({ isTold, onChange }: ToldFieldsProps) => {
  const { t } = useTranslation("people");
  return (
    <Card label={t(($) => $.told.legend)}>
      <div className="stack-tight">
        <p className="small soft">{t(($) => $.told.legend)}</p>
        <p>{t(($) => $.told.text)}</p>
      </div>
      <PickMany
        legend={t(($) => $.told.legend)}
        legendHidden
        options={[{ value: "told", label: t(($) => $.told.check) }]}
        values={isTold ? ["told"] : []}
        onChange={(values) => onChange(values.length > 0)}
      />
    </Card>
  );
};
