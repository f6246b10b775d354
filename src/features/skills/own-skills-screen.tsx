import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { useApp } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { ProfileShown } from "./profile.tsx";
import { SkillsPaper } from "./skills-paper.tsx";
import { useProfile } from "./use-profile.ts";

/** What this person can do. */
export const OwnSkillsScreen = () => {
  const { t } = useTranslation("skills");
  const { account } = usePhone();
  const { ways, home } = useApp();
  const whose = account.grants.map(({ role }) => role);
  const profile = useProfile({ by: account.userId }, whose);
  const back = { to: ways.learn?.() ?? home };
  if (!profile) return <OpeningFrame title={t(($) => $.own)} back={back} />;
  const { skills } = profile;
  return (
    <TaskFrame
      title={t(($) => $.own)}
      back={back}
      usable
      dock={
        skills.length > 0 ? (
          <Button size="big" wide onPress={() => window.print()}>
            {t(($) => $.print)}
          </Button>
        ) : undefined
      }
    >
      <ProfileShown {...profile} />
      {skills.length > 0 ? <SkillsPaper name={account.name} skills={skills} /> : undefined}
    </TaskFrame>
  );
};
