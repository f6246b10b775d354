/** Every feature, one line each. Deleting a feature is deleting its folder, its two words files and its line here. */
import { administrationFeature } from "#features/administration/feature.ts";
import { agencyFeature } from "#features/agency/feature.ts";
import { attendFeature } from "#features/attend/feature.ts";
import { centreFeature } from "#features/centre/feature.ts";
import { certificatesFeature } from "#features/certificates/feature.ts";
import { coordinatorFeature } from "#features/coordinator/feature.ts";
import type { Feature } from "#features/feature.ts";
import { followUpsFeature } from "#features/follow-ups/feature.ts";
import { helpFeature } from "#features/help/feature.ts";
import { incomeFeature } from "#features/income/feature.ts";
import { learnFeature } from "#features/learn/feature.ts";
import { meFeature } from "#features/me/feature.ts";
import { nationalFeature } from "#features/national/feature.ts";
import { ownPhonesFeature } from "#features/own-phones/feature.ts";
import { peopleFeature } from "#features/people/feature.ts";
import { postsFeature } from "#features/posts/feature.ts";
import { selfCheckFeature } from "#features/self-check/feature.ts";
import { skillsFeature } from "#features/skills/feature.ts";
import { todayFeature } from "#features/today/feature.ts";
import { trainingFeature } from "#features/training/feature.ts";
import { featuresOutside } from "./features-outside.ts";

export const features: readonly Feature[] = [
  todayFeature,
  // Its panels stand first: what needs the person comes before the day's list.
  ownPhonesFeature,
  meFeature,
  followUpsFeature,
  helpFeature,
  peopleFeature,
  selfCheckFeature,
  skillsFeature,
  learnFeature,
  certificatesFeature,
  attendFeature,
  incomeFeature,
  coordinatorFeature,
  postsFeature,
  centreFeature,
  trainingFeature,
  agencyFeature,
  nationalFeature,
  administrationFeature,
  ...featuresOutside,
];
