/** The villages of the simulated lives: three in one sub-district, one in the next. */
export const places = [["33010401"], ["33010402"], ["33010401", "33010402"], ["33010401", "33010501"]] as const;

export const everyVillage = [...new Set(places.flat())];
