import { useTranslation } from "react-i18next";
import "./roster.css";

/** Of the file, as its spreadsheet counts. */
export const LineNumber = ({ line }: { readonly line: number }) => {
  const { t } = useTranslation("posts.roster");
  return (
    <span className="roster-line">
      <span className="only-spoken">{t(($) => $.line)} </span>
      {line}
    </span>
  );
};
