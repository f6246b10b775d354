import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { villagesOf } from "#data/account.ts";
import { useTogether } from "#data/courses/together.ts";
import { calledName } from "#domain/person-name.ts";
import { useAccount } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Icon } from "#ui/icon.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { paths } from "./paths.ts";

/** How many stand there by name. */
const NAMED = 3;

/** On a course: who learns along, or the way to choose them. Only for who looks after people. */
export const TogetherRow = ({ code }: { readonly code: string }) => {
  const { t } = useTranslation("learn");
  const formats = useFormats();
  const together = useTogether(code);
  const isVolunteer = villagesOf(useAccount()).length > 0;
  if (!isVolunteer || !together) return undefined;
  const isAlone = together.length === 0;
  const rest = together.length - NAMED;
  const names = [
    ...together.slice(0, NAMED).map(calledName),
    ...(rest > 0 ? [t(($) => $.together.others, { count: rest })] : []),
  ];
  return (
    <Rows>
      <Row
        start={
          <span className="course-icon">
            <Icon name="group" />
          </span>
        }
        name={isAlone ? t(($) => $.together.row) : t(($) => $.together.now, { count: together.length })}
        more={isAlone ? t(($) => $.together.rowMore) : formats.list(names)}
        to={paths.together({ code })}
        go
      />
    </Rows>
  );
};

/** While a lesson is read. */
export const TogetherLine = ({ code }: { readonly code: string }) => {
  const { t } = useTranslation("learn");
  const together = useTogether(code);
  if (!together || together.length === 0) return undefined;
  return (
    <p className="together-line">
      <Icon name="group" />
      <span>{t(($) => $.together.now, { count: together.length })}</span>
      <Link to={paths.together({ code })}>{t(($) => $.together.change)}</Link>
    </p>
  );
};
