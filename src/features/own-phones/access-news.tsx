import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { acknowledgeAccess, useAccessNews } from "#data/access-news.ts";
import { usePhone } from "#data/use-phone.ts";
import type { AccessNotice } from "#domain/records/access-notice.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { useWhen } from "#entities/moment/use-when.ts";

/** Who has newly got in, until the person has read it. */
export const AccessNews = () => {
  const { t } = useTranslation("own-phones");
  const phone = usePhone();
  const words = useAccessWords();
  const news = useAccessNews() ?? [];
  const { isBusy, act } = useOneAct();
  // What asks is a card of its own with the numbers to choose from.
  const told = news.filter(({ what }) => what !== "asks");
  if (told.length === 0) return undefined;
  return (
    <Notice state="needs-you" title={t(($) => $.news)}>
      <ul className="stack-tight">
        {told.map((notice) => (
          <li key={notice.id}>{words(notice)}</li>
        ))}
      </ul>
      <p className="small">
        {told.some(({ areaCode }) => areaCode === undefined) ? t(($) => $.newsOwnStep) : t(($) => $.newsVillageStep)}
      </p>
      <div>
        <Button
          kind="quiet"
          busy={isBusy}
          onPress={() => void act(async () => (await acknowledgeAccess(phone, told)).ok)}
        >
          {t(($) => $.seen)}
        </Button>
      </div>
    </Notice>
  );
};

/**
 * `asOf`: the moment at which the server knew of nobody who asks. What was said of one that did before is over, whoever
 * answered it; one that asked since is looked up.
 */
export const useAnsweredAsks = (asOf: string | undefined, renew: () => void): void => {
  const phone = usePhone();
  const asks = (useAccessNews() ?? []).filter(({ what }) => what === "asks");
  const over = asks.filter(({ at }) => asOf !== undefined && at <= asOf);
  const overCount = over.length;
  const isNewer = asOf !== undefined && asks.length > overCount;
  useEffect(() => {
    if (overCount > 0) void acknowledgeAccess(phone, over);
    // By their number: the list itself is another one at each render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [overCount]);
  useEffect(() => {
    if (isNewer) renew();
    // A parent's new callback is no news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isNewer]);
};

/** One notice in a sentence. */
const useAccessWords = (): ((notice: AccessNotice) => string) => {
  const { t } = useTranslation("own-phones");
  const when = useWhen();
  return ({ what, name, areaCode, browser = t(($) => $.unknownBrowser), by, at }) => {
    const facts = { name, browser, when: when(at) };
    if (what === "asks") return t(($) => $.asksFrom, facts);
    if (what === "post") {
      return by === undefined ? t(($) => $.newVolunteer, facts) : t(($) => $.newVolunteerBy, { ...facts, by });
    }
    return areaCode === undefined ? t(($) => $.newPhone, facts) : t(($) => $.newPhoneOf, facts);
  };
};
