CREATE UNIQUE INDEX IF NOT EXISTS x_relance_action_one_per_key ON x_relance_action (x_key);
CREATE UNIQUE INDEX IF NOT EXISTS x_relance_standing_one_per_key ON x_relance_standing (x_key);
