import { useTranslation } from "react-i18next";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { openInvitations } from "#data/waiting-phones.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";

/** The way to the phones that wait, and how many do. */
export const WaitingPhonesRow = () => {
  const { t } = useTranslation("coordinator");
  const { value } = useKeptAnswer(openInvitations);
  const count = value?.list.reduce((sum, { phones }) => sum + phones.length, 0) ?? 0;
  return (
    <Rows>
      <Row
        name={t(($) => $.phones.title)}
        to={paths.waitingPhones()}
        state={
          value &&
          (count > 0 ? (
            <StateChip state="needs-you">{t(($) => $.phones.count, { count })}</StateChip>
          ) : (
            <StateChip state="calm">{t(($) => $.phones.none)}</StateChip>
          ))
        }
        go
      />
    </Rows>
  );
};
