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

/** Nobody asks any more: what was said of one that did is over, whoever answered it. */
export const useAnsweredAsks = (isNobodyAsking: boolean): void => {
  const phone = usePhone();
  const asks = useAccessNews()?.filter(({ what }) => what === "asks") ?? [];
  const count = asks.length;
  useEffect(() => {
    if (isNobodyAsking && count > 0) void acknowledgeAccess(phone, asks);
    // By their number: the list itself is another one at each render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isNobodyAsking, count]);
};

/** One notice in a sentence. */
export const useAccessWords = (): ((notice: AccessNotice) => string) => {
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
