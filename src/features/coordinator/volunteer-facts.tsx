import { useTranslation } from "react-i18next";
import type { Overview, VolunteerFigures } from "#data/overview.ts";
import { usePhone } from "#data/use-phone.ts";
import { daysBetween } from "#i18n/formats.ts";
import { atStart } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { StateChip } from "#ui/state-chip.tsx";

interface LastSentProps {
  readonly volunteer: VolunteerFigures;
  readonly asOf: string;
  /** Inside a table cell. */
  readonly bare?: boolean;
}

export const LastSent = ({ volunteer: { lastSeenAt, isSilent }, asOf, bare = false }: LastSentProps) => {
  const { t } = useTranslation("coordinator");
  const { now } = usePhone();
  const formats = useFormats();
  if (lastSeenAt === null) {
    return (
      <StateChip state="needs-you" bare={bare}>
        {t(($) => $.volunteers.never)}
      </StateChip>
    );
  }
  if (!isSilent) {
    const when = atStart(formats.moment(lastSeenAt, now()));
    return bare ? when : <StateChip state="sent">{when}</StateChip>;
  }
  // Counted up to the figures' own moment: since then the phone may have sent.
  const count = -daysBetween(lastSeenAt, new Date(asOf));
  return (
    <>
      <StateChip state="needs-you" bare={bare}>
        {t(($) => $.volunteers.silentFor, { count })}
      </StateChip>
      {bare && (
        <>
          <br />
          <span className="soft">{formats.date(lastSeenAt)}</span>
        </>
      )}
    </>
  );
};

interface CallProps {
  readonly volunteer: VolunteerFigures;
  readonly size?: "normal" | "tall";
}

export const Call = ({ volunteer: { name, phone }, size = "normal" }: CallProps) => {
  const { t } = useTranslation("coordinator");
  if (phone === null) return <span className="soft small">{t(($) => $.volunteers.noPhone)}</span>;
  return (
    <ButtonLink
      to={`tel:${phone.replace(/[^\d+]/gu, "")}`}
      kind="quiet"
      size={size}
      icon="call"
      label={t(($) => $.volunteers.callWhom, { name })}
    >
      {t(($) => $.volunteers.call)}
    </ButtonLink>
  );
};

interface MoreVolunteersProps {
  readonly volunteers: Overview["volunteers"];
  readonly next: number;
  readonly onMore: () => void;
}

export const MoreVolunteers = ({ volunteers: { list, total, posts = total }, next, onMore }: MoreVolunteersProps) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  if (next > 0) {
    return (
      <Button kind="quiet" wide onPress={onMore}>
        {t(($) => $.volunteers.more, { count: next })}
      </Button>
    );
  }
  if (list.length >= posts) return null;
  return (
    <p className="small soft">
      {t(($) => $.volunteers.notAll, { shown: formats.number(list.length), total: formats.number(posts) })}
    </p>
  );
};

/** Days that work may lie on a phone before somebody should ask why. */
const LATE_DAYS = 3;

/** A phone whose data was gone, or whose work arrives late: both are reasons for a call, neither is anybody's fault. */
export const PhoneTrouble = ({ volunteer: { lostData, waitedDays = 0 } }: Pick<LastSentProps, "volunteer">) => {
  const { t } = useTranslation("coordinator");
  const lost = lostData ?? null;
  if (lost === null && waitedDays < LATE_DAYS) return null;
  return (
    <>
      {lost !== null && (
        <StateChip state="needs-you">
          {lost.unsent > 0 ? t(($) => $.volunteers.lost, { count: lost.unsent }) : t(($) => $.volunteers.lostNothing)}
        </StateChip>
      )}
      {waitedDays >= LATE_DAYS && (
        <StateChip state="waiting">{t(($) => $.volunteers.waited, { count: waitedDays })}</StateChip>
      )}
    </>
  );
};
