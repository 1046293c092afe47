-- Instants are milliseconds UTC (0: none), ids are ULIDs, `data` and `body` are JSON that SQL never looks into.
-- There are no foreign keys: a record names another by id, and an erased person's id may stay behind in the journal.

-- What came in: a key once seen is answered with its reply again.
CREATE TABLE inbox (
    key TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    reply TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX inbox_at ON inbox (at);
CREATE INDEX inbox_replied ON inbox (key) WHERE reply <> '';

CREATE TABLE conversation (
    address TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX conversation_member ON conversation (member) WHERE member <> '';

CREATE TABLE opener (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    address TEXT NOT NULL,
    until BIGINT NOT NULL,
    at BIGINT NOT NULL,
    offers_choices INTEGER NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX opener_address ON opener (address, at);
CREATE INDEX opener_member ON opener (member) WHERE member <> '';
CREATE INDEX opener_until ON opener (until) WHERE until > 0;

-- What is owed. Lanes go before one another by number: 0 reply, 1 alert, 2 reminder, 3 digest.
-- States: queued, sent, failed (refused), dropped (too late), unknown (answers lost twice).
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    platform TEXT NOT NULL,
    lane INTEGER NOT NULL,
    state TEXT NOT NULL,
    not_before BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    lost INTEGER NOT NULL,
    at BIGINT NOT NULL,
    settled BIGINT NOT NULL,
    cause TEXT NOT NULL,
    subject TEXT NOT NULL,
    native TEXT NOT NULL,
    reason TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX outbox_owed ON outbox (platform, lane, id) WHERE state = 'queued';
CREATE INDEX outbox_chat ON outbox (address, lane, id) WHERE state = 'queued';
CREATE INDEX outbox_expires ON outbox (expires) WHERE state = 'queued' AND expires > 0;
CREATE INDEX outbox_settled ON outbox (settled) WHERE state <> 'queued';
CREATE INDEX outbox_address ON outbox (address) WHERE state <> 'queued';
CREATE INDEX outbox_subject ON outbox (subject) WHERE subject <> '';
CREATE INDEX outbox_stuck ON outbox (state, id) WHERE state IN ('failed', 'unknown');

-- Cards somebody has, to be changed when their subject changes.
CREATE TABLE sent_card (
    message TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    address TEXT NOT NULL,
    view TEXT NOT NULL,
    native TEXT NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX sent_card_subject ON sent_card (subject, message);
CREATE INDEX sent_card_address ON sent_card (address, native);
CREATE INDEX sent_card_at ON sent_card (at);

-- The page's chat: what each address received ("message") and said ("said"), numbered from 1.
CREATE TABLE mailbox (
    address TEXT NOT NULL,
    seq BIGINT NOT NULL,
    source TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (address, seq)
);
CREATE INDEX mailbox_at ON mailbox (at);
CREATE INDEX mailbox_subject ON mailbox (subject) WHERE subject <> '';

CREATE TABLE timer (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    due BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX timer_due ON timer (due);

-- What happened, in ids and codes only.
CREATE TABLE journal (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX journal_subject ON journal (subject, id);
CREATE INDEX journal_actor ON journal (actor, id) WHERE actor <> '';

-- Turns that failed, for the staff's queue.
CREATE TABLE failure (
    key TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    trace TEXT NOT NULL,
    settled BIGINT NOT NULL
);
CREATE INDEX failure_open ON failure (at) WHERE settled = 0;
CREATE INDEX failure_settled ON failure (settled) WHERE settled > 0;

CREATE TABLE member (
    id TEXT PRIMARY KEY,
    last_asked BIGINT NOT NULL,
    alerts INTEGER NOT NULL,
    data TEXT NOT NULL
);

CREATE TABLE identity (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    address TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX identity_member ON identity (member, id);
CREATE INDEX identity_address ON identity (address);

CREATE TABLE role (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    name TEXT NOT NULL,
    territory TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX role_member ON role (member, id);
CREATE INDEX role_name ON role (name, territory, member);

-- Offices that wait for whoever follows their link.
CREATE TABLE office (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
);

CREATE TABLE territory (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
);

CREATE TABLE territory_fsa (
    fsa TEXT NOT NULL,
    territory TEXT NOT NULL,
    PRIMARY KEY (fsa, territory)
);
CREATE INDEX territory_fsa_territory ON territory_fsa (territory);

CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    territory TEXT NOT NULL,
    member TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX waiting_territory ON waiting (territory, id);
CREATE INDEX waiting_member ON waiting (member);

CREATE TABLE partner (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
);

CREATE TABLE partner_member (
    partner TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (partner, member)
);
CREATE INDEX partner_member_member ON partner_member (member, partner);

CREATE TABLE project (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    territory TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX project_state ON project (state, id);
CREATE INDEX project_territory ON project (territory, state, id);

CREATE TABLE project_organizer (
    project TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (project, member)
);
CREATE INDEX project_organizer_member ON project_organizer (member, project);

-- A need's place is its postal prefix's centre, in degrees (NULL: not known).
CREATE TABLE need (
    id TEXT PRIMARY KEY,
    project TEXT NOT NULL,
    kind TEXT NOT NULL,
    places INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    data TEXT NOT NULL
);
CREATE INDEX need_project ON need (project, id);
CREATE INDEX need_open ON need (id, lat, lon) WHERE is_open = 1;

CREATE TABLE occurrence (
    id TEXT PRIMARY KEY,
    need TEXT NOT NULL,
    project TEXT NOT NULL,
    starts BIGINT NOT NULL,
    cancelled INTEGER NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX occurrence_need ON occurrence (need, starts, id);
CREATE INDEX occurrence_project ON occurrence (project, starts, id);

-- `last_asked` is its member's, kept here too so that candidates come out in order without a sort.
-- The box that the offer reaches is in degrees (NULL: its place is not known, so it reaches nothing).
CREATE TABLE offer (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    kind TEXT NOT NULL,
    territory TEXT NOT NULL,
    state TEXT NOT NULL,
    lat_low DOUBLE PRECISION,
    lat_high DOUBLE PRECISION,
    lon_low DOUBLE PRECISION,
    lon_high DOUBLE PRECISION,
    last_asked BIGINT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX offer_member ON offer (member, id);
-- The box is in the index so that what is far away is passed over without reading its row.
CREATE INDEX offer_open ON offer (kind, last_asked, id, lat_low, lat_high, lon_low, lon_high) WHERE state = 'open';
CREATE INDEX offer_waiting ON offer (id) WHERE state = 'waiting';

-- The families of an offer's skills.
CREATE TABLE offer_family (
    offer TEXT NOT NULL,
    family TEXT NOT NULL,
    PRIMARY KEY (offer, family)
);
CREATE INDEX offer_family_family ON offer_family (family, offer);

CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    need TEXT NOT NULL,
    project TEXT NOT NULL,
    member TEXT NOT NULL,
    cause TEXT NOT NULL,
    sent BIGINT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX invitation_need ON invitation (need, id);
CREATE INDEX invitation_member ON invitation (member, id);
CREATE INDEX invitation_pair ON invitation (need, member, id);
CREATE INDEX invitation_sent ON invitation (member, sent);
CREATE INDEX invitation_project ON invitation (project, member);

CREATE TABLE commitment (
    id TEXT PRIMARY KEY,
    yes TEXT NOT NULL,
    need TEXT NOT NULL,
    project TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    member TEXT NOT NULL,
    state TEXT NOT NULL,
    party INTEGER NOT NULL,
    made BIGINT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX commitment_occurrence ON commitment (occurrence, made, id);
CREATE INDEX commitment_taken ON commitment (occurrence, state, party);
CREATE INDEX commitment_need ON commitment (need, made, id);
CREATE INDEX commitment_project ON commitment (project, made, id);
CREATE INDEX commitment_yes ON commitment (yes, made, id);
CREATE INDEX commitment_member ON commitment (member, made, id);

CREATE TABLE report (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    territory TEXT NOT NULL,
    state TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX report_open ON report (id) WHERE state = 'open';
CREATE INDEX report_member ON report (member, id);
