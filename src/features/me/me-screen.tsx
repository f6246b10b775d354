import { useTranslation } from "react-i18next";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { AccountCard } from "./account-card.tsx";
import { appVersion } from "./app-version.ts";
import { PhoneCard } from "./phone-card.tsx";
import { SendingCard } from "./sending-card.tsx";
import { SettingsCard } from "./settings-card.tsx";

export const MeScreen = () => {
  const { t } = useTranslation("me");
  return (
    <PlaceFrame title={t(($) => $.title)} usable>
      <SendingCard />
      <SettingsCard />
      <PhoneCard />
      <AccountCard />
      <p className="small soft">{t(($) => $.version, { version: appVersion })}</p>
    </PlaceFrame>
  );
};
