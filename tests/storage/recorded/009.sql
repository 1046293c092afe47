BEGIN TRANSACTION;
CREATE TABLE chat_group (
    id TEXT PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    keeper TEXT NOT NULL,
    added_by TEXT NOT NULL,
    state TEXT NOT NULL,
    lat_low DOUBLE PRECISION,
    lat_high DOUBLE PRECISION,
    lon_low DOUBLE PRECISION,
    lon_high DOUBLE PRECISION,
    data TEXT NOT NULL
);
INSERT INTO "chat_group" VALUES('01KAQ000000000000000000011','telegram|1|-100||','01KAQ000000000000000000OMAR','','looked_after',4.55077203518224422413e+01,4.55616796481775594446e+01,-73.6467161006678,-7.35696838993321904336e+01,'{"id":"01KAQ000000000000000000011","address":"telegram|1|-100||","title":"Ruelle verte","state":"looked_after","keeper":"01KAQ000000000000000000OMAR","added_by":"","partner":"","since":0,"fsa":"H2S","radius_km":3,"language":"fr","pace":"each","zone":"America/Toronto","announced":{},"answered":[]}');
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
, partner TEXT NOT NULL DEFAULT '');
INSERT INTO "commitment" VALUES('01KAQ000000000000000000007','01KAQ000000000000000000008','01KAQ000000000000000000002','01KAQ000000000000000000001','01KAQ000000000000000000003','01KAQ0000000000000000000ADA','held',1,1795353600000,'{"id":"01KAQ000000000000000000007","yes":"01KAQ000000000000000000008","need":"01KAQ000000000000000000002","project":"01KAQ000000000000000000001","occurrence":"01KAQ000000000000000000003","member":"01KAQ0000000000000000000ADA","partner":"","party":1,"minors":0,"what":"","fee":0.0,"pledge":"","value":0.0,"times":"","approving":false,"offer":"","offered":false,"state":"held","until":0,"escalated":false,"declining":false,"reason":"","decided_by":"","question":"","reply":"","asked_again":false,"hours":0.0,"made":1795353600000,"revision":0}','');
CREATE TABLE conversation (
    address TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    data TEXT NOT NULL
);
INSERT INTO "conversation" VALUES('web||ada||ada','01KAQ0000000000000000000ADA','propose.title',1795353600000,'{"frames":[{"flow":"propose","state":"title","data":{"title":"Fête des ruelles"},"trail":["welcome"]}],"screen":{"nonce":"n","choices":[["yes","Oui"]],"at":1795353600000},"revision":3}');
CREATE TABLE failure (
    key TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    trace TEXT NOT NULL,
    settled BIGINT NOT NULL
);
CREATE TABLE identity (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    address TEXT NOT NULL,
    data TEXT NOT NULL
, workplace TEXT NOT NULL DEFAULT '');
INSERT INTO "identity" VALUES('web||ada','01KAQ0000000000000000000ADA','web||ada||ada','{"id":"web||ada","member":"01KAQ0000000000000000000ADA","address":"web||ada||ada","later":true,"refused":"","guest":false}','web|');
CREATE TABLE inbox (
    key TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    reply TEXT NOT NULL,
    at BIGINT NOT NULL
);
INSERT INTO "inbox" VALUES('web:c1','hash','',1795353600000);
CREATE TABLE install_state (
    id TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);
CREATE TABLE installation (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
);
CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    need TEXT NOT NULL,
    project TEXT NOT NULL,
    member TEXT NOT NULL,
    cause TEXT NOT NULL,
    sent BIGINT NOT NULL,
    data TEXT NOT NULL
);
INSERT INTO "invitation" VALUES('01KAQ000000000000000000004','01KAQ000000000000000000002','01KAQ000000000000000000001','01KAQ0000000000000000000ADA','wave',1795353600000,'{"id":"01KAQ000000000000000000004","need":"01KAQ000000000000000000002","project":"01KAQ000000000000000000001","member":"01KAQ0000000000000000000ADA","occurrences":[],"offer":"","partner":"","score":0.0,"reasons":[],"cause":"wave","state":"sent","sent":1795353600000,"answered":0,"question":"","reply":""}');
CREATE TABLE journal (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    actor TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    fence BIGINT NOT NULL,
    until BIGINT NOT NULL
);
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
INSERT INTO "mailbox" VALUES('web||ada||ada',1,'01KAQ000000000000000000005','message','need:01KAQ000000000000000000002',1795353600000,'{"to":{"platform":"web","workspace":"","chat":"ada","thread":"","user":"ada"},"screen":{"text":"J’ai pensé à toi.","card":{"subject":"need:01KAQ000000000000000000002","title":"Un jouet pour chaque petit","lines":["Rosemont","2 sur 5"],"view":"need:1"},"choices":[{"id":"yes","label":"J’y serai","token":"T"}]},"id":"01KAQ000000000000000000005"}');
INSERT INTO "mailbox" VALUES('web||ada||ada',2,'web:c1','said','',1795353600000,'"Oui"');
CREATE TABLE member (
    id TEXT PRIMARY KEY,
    last_asked BIGINT NOT NULL,
    alerts INTEGER NOT NULL,
    data TEXT NOT NULL
);
INSERT INTO "member" VALUES('01KAQ0000000000000000000ADA',0,0,'{"id":"01KAQ0000000000000000000ADA","name":"Ada","language":"fr","manner":"tu","fsa":"H2S","radius_km":3,"zone":"America/Toronto","age":"adult","consents":{"door":1795353600000},"spoken":[],"quiet_from":"21:00","quiet_to":"08:00","weekly_cap":3,"paused_until":0,"born_here":0,"last_asked":0,"not_my_kind":{},"blocked":[],"blocked_by":[],"linking":"","linking_until":0,"former":[]}');
INSERT INTO "member" VALUES('01KAQ000000000000000000OMAR',0,0,'{"id":"01KAQ000000000000000000OMAR","name":"Omar","language":"fr","manner":"tu","fsa":"H2R","radius_km":3,"zone":"America/Toronto","age":"adult","consents":{},"spoken":[],"quiet_from":"21:00","quiet_to":"08:00","weekly_cap":3,"paused_until":0,"born_here":0,"last_asked":0,"not_my_kind":{},"blocked":[],"blocked_by":[],"linking":"","linking_until":0,"former":[]}');
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
INSERT INTO "need" VALUES('01KAQ000000000000000000002','01KAQ000000000000000000001','skill',3,1,45.5347,-73.6082,'{"id":"01KAQ000000000000000000002","project":"01KAQ000000000000000000001","kind":"skill","what":"","skills":["carpentry"],"count":3,"pay":{"kind":"volunteer"},"requires":{"min_age":14,"licence":"","background_check":false,"languages":[]},"territory":"rosemont","fsa":"H2S","open":true}');
CREATE TABLE occurrence (
    id TEXT PRIMARY KEY,
    need TEXT NOT NULL,
    project TEXT NOT NULL,
    starts BIGINT NOT NULL,
    cancelled INTEGER NOT NULL,
    data TEXT NOT NULL
);
INSERT INTO "occurrence" VALUES('01KAQ000000000000000000003','01KAQ000000000000000000002','01KAQ000000000000000000001',1795872000000,0,'{"id":"01KAQ000000000000000000003","need":"01KAQ000000000000000000002","project":"01KAQ000000000000000000001","starts":1795872000000,"ends":1795882800000,"cancelled":false}');
CREATE TABLE offer (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    kind TEXT NOT NULL,
    territory TEXT NOT NULL,
    state TEXT NOT NULL,
    data TEXT NOT NULL
, listed INTEGER NOT NULL DEFAULT 0);
INSERT INTO "offer" VALUES('01KAQ000000000000000000006','01KAQ0000000000000000000ADA','skill','rosemont','open','{"id":"01KAQ000000000000000000006","member":"01KAQ0000000000000000000ADA","kind":"skill","words":"je fais de la menuiserie","skills":["carpentry"],"windows":[],"fsa":"H2S","radius_km":3,"pay":{"kind":"volunteer"},"partner":"","territory":"rosemont","stock":0,"until":0,"state":"open","made":0,"decided_by":"","reason":""}',1);
CREATE TABLE offer_topic (
    offer TEXT NOT NULL,
    topic TEXT NOT NULL,
    member TEXT NOT NULL,
    fsa TEXT NOT NULL,
    last_asked BIGINT NOT NULL,
    radius_km INTEGER NOT NULL,
    blocks BIGINT NOT NULL,
    paid INTEGER NOT NULL,
    willing INTEGER NOT NULL,
    PRIMARY KEY (offer, topic)
);
INSERT INTO "offer_topic" VALUES('01KAQ000000000000000000006','#skill','01KAQ0000000000000000000ADA','H2S',0,3,72057594037927935,0,0);
INSERT INTO "offer_topic" VALUES('01KAQ000000000000000000006','carpentry','01KAQ0000000000000000000ADA','H2S',0,3,72057594037927935,0,0);
INSERT INTO "offer_topic" VALUES('01KAQ000000000000000000006','@trades','01KAQ0000000000000000000ADA','H2S',0,3,72057594037927935,0,0);
INSERT INTO "offer_topic" VALUES('01KAQ000000000000000000006','skill=fai','01KAQ0000000000000000000ADA','H2S',0,3,72057594037927935,0,0);
INSERT INTO "offer_topic" VALUES('01KAQ000000000000000000006','skill=menuiserie','01KAQ0000000000000000000ADA','H2S',0,3,72057594037927935,0,0);
CREATE TABLE office (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
);
CREATE TABLE opener (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    address TEXT NOT NULL,
    until BIGINT NOT NULL,
    at BIGINT NOT NULL,
    offers_choices INTEGER NOT NULL,
    data TEXT NOT NULL
);
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
INSERT INTO "outbox" VALUES('01KAQ000000000000000000005','web||ada||ada','web',0,'sent',0,0,1,0,1795353600000,1795353600000,'web:c1','need:01KAQ000000000000000000002','m1','','{"to":{"platform":"web","workspace":"","chat":"ada","thread":"","user":"ada"},"screen":{"text":"J’ai pensé à toi.","card":{"subject":"need:01KAQ000000000000000000002","title":"Un jouet pour chaque petit","lines":["Rosemont","2 sur 5"],"view":"need:1"},"choices":[{"id":"yes","label":"J’y serai","token":"T"}]},"id":"01KAQ000000000000000000005"}');
INSERT INTO "outbox" VALUES('01KAQ000000000000000000009','web||ada||ada','web',0,'queued',0,0,0,0,1795353600000,0,'web:c1','','','','{"to":{"platform":"web","workspace":"","chat":"ada","thread":"","user":"ada"},"screen":{"text":"Bonjour."},"id":"01KAQ000000000000000000009"}');
CREATE TABLE partner (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
, territory TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'unknown', workplace TEXT NOT NULL DEFAULT '', gives TEXT NOT NULL DEFAULT ' time skill goods space money ', lat_low DOUBLE PRECISION DEFAULT -90, lat_high DOUBLE PRECISION DEFAULT 90, lon_low DOUBLE PRECISION DEFAULT -180, lon_high DOUBLE PRECISION DEFAULT 180);
CREATE TABLE partner_member (
    partner TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (partner, member)
);
CREATE TABLE picture (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    project TEXT NOT NULL,
    state TEXT NOT NULL,
    hash TEXT NOT NULL,
    given BIGINT NOT NULL,
    due BIGINT NOT NULL,
    data TEXT NOT NULL,
    content BYTEA
);
INSERT INTO "picture" VALUES('01KAQ000000000000000000010','01KAQ000000000000000000OMAR','01KAQ000000000000000000001','ready','c0ffee',1795353600000,1795353600000,'{"id":"01KAQ000000000000000000010","member":"01KAQ000000000000000000OMAR","source":"web|","ref":"u1","state":"ready","reason":"","hash":"c0ffee","alt":"Un cheval de bois","child":false,"attested":0,"given":1795353600000,"due":1795353600000,"tries":0,"project":"01KAQ000000000000000000001"}',X'4A504547');
CREATE TABLE picture_file (
    picture TEXT NOT NULL,
    bot TEXT NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (picture, bot)
);
INSERT INTO "picture_file" VALUES('01KAQ000000000000000000010','telegram|1','AgAD');
CREATE TABLE project (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    territory TEXT NOT NULL,
    data TEXT NOT NULL
);
INSERT INTO "project" VALUES('01KAQ000000000000000000001','published','rosemont','{"id":"01KAQ000000000000000000001","title":"Un jouet pour chaque petit","story":"","category":"other","venue":{"fsa":"H2S","name":"École Saint-Marc","address":"6365, 1re Avenue","public":false},"territory":"rosemont","organizers":["01KAQ000000000000000000OMAR"],"partner":"","language":"fr","state":"published","small":false,"cautions":[],"picture":"","submitted":0,"decided":0,"decided_by":"","reason":"","why":"","ends":0,"revision":0,"code":""}');
CREATE TABLE project_organizer (
    project TEXT NOT NULL,
    member TEXT NOT NULL,
    PRIMARY KEY (project, member)
);
INSERT INTO "project_organizer" VALUES('01KAQ000000000000000000001','01KAQ000000000000000000OMAR');
CREATE TABLE report (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    territory TEXT NOT NULL,
    state TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE TABLE role (
    id TEXT PRIMARY KEY,
    member TEXT NOT NULL,
    name TEXT NOT NULL,
    territory TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE TABLE schema_version (
    number INTEGER PRIMARY KEY,
    checksum TEXT NOT NULL,
    at BIGINT NOT NULL
);
INSERT INTO "schema_version" VALUES(1,'435bcbb5818fb6c815db5b2c79771216',1795425668190);
INSERT INTO "schema_version" VALUES(2,'28f607202b5e01b41bb2b2ad2147380d',1795425668190);
INSERT INTO "schema_version" VALUES(3,'f1d98831ca63cd551f517bd961c6d768',1795425668190);
INSERT INTO "schema_version" VALUES(4,'71a5872ed5365835ef308457fbc14099',1795425668190);
INSERT INTO "schema_version" VALUES(5,'f01bc95907b56af4c8461b0eb6f820e1',1795425668190);
INSERT INTO "schema_version" VALUES(6,'4258c335a29c48eb4ddca810d04633ac',1795425668190);
INSERT INTO "schema_version" VALUES(7,'9773ac2971c133bd7beff897702dec34',1795425668190);
INSERT INTO "schema_version" VALUES(8,'c2e1d1810f129a9f8a30d043ca1eeffa',1795425668190);
INSERT INTO "schema_version" VALUES(9,'01473f6fb3bafc17fc2df1a687a2efeb',1795425668190);
CREATE TABLE sent_card (
    message TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    address TEXT NOT NULL,
    view TEXT NOT NULL,
    native TEXT NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL
);
INSERT INTO "sent_card" VALUES('01KAQ000000000000000000005','need:01KAQ000000000000000000002','web||ada||ada','need:1','m1','d71b445b47ea490cdd3a77ed',1795353600000);
CREATE TABLE territory (
    id TEXT PRIMARY KEY,
    data TEXT NOT NULL
);
CREATE TABLE territory_fsa (
    fsa TEXT NOT NULL,
    territory TEXT NOT NULL,
    PRIMARY KEY (fsa, territory)
);
CREATE TABLE timer (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    due BIGINT NOT NULL,
    PRIMARY KEY (kind, subject)
);
INSERT INTO "timer" VALUES('remind','occurrence:01KAQ000000000000000000003',1795872000000);
CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    at BIGINT NOT NULL,
    content BYTEA NOT NULL
);
INSERT INTO "upload" VALUES('u1','web||ada||ada',1795353600000,X'4A504547');
CREATE TABLE waiting (
    id TEXT PRIMARY KEY,
    territory TEXT NOT NULL,
    member TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE INDEX inbox_at ON inbox (at);
CREATE INDEX inbox_replied ON inbox (key) WHERE reply <> '';
CREATE INDEX conversation_member ON conversation (member) WHERE member <> '';
CREATE INDEX opener_address ON opener (address, at);
CREATE INDEX opener_member ON opener (member) WHERE member <> '';
CREATE INDEX opener_until ON opener (until) WHERE until > 0;
CREATE INDEX outbox_owed ON outbox (platform, lane, id) WHERE state = 'queued';
CREATE INDEX outbox_chat ON outbox (address, lane, id) WHERE state = 'queued';
CREATE INDEX outbox_expires ON outbox (expires) WHERE state = 'queued' AND expires > 0;
CREATE INDEX outbox_settled ON outbox (settled) WHERE state <> 'queued';
CREATE INDEX outbox_address ON outbox (address) WHERE state <> 'queued';
CREATE INDEX outbox_subject ON outbox (subject) WHERE subject <> '';
CREATE INDEX outbox_stuck ON outbox (state, id) WHERE state IN ('failed', 'unknown');
CREATE INDEX sent_card_subject ON sent_card (subject, message);
CREATE INDEX sent_card_address ON sent_card (address, native);
CREATE INDEX sent_card_at ON sent_card (at);
CREATE INDEX mailbox_at ON mailbox (at);
CREATE INDEX mailbox_subject ON mailbox (subject) WHERE subject <> '';
CREATE INDEX timer_due ON timer (due);
CREATE INDEX journal_subject ON journal (subject, id);
CREATE INDEX journal_actor ON journal (actor, id) WHERE actor <> '';
CREATE INDEX failure_open ON failure (at) WHERE settled = 0;
CREATE INDEX failure_settled ON failure (settled) WHERE settled > 0;
CREATE INDEX identity_member ON identity (member, id);
CREATE INDEX identity_address ON identity (address);
CREATE INDEX role_member ON role (member, id);
CREATE INDEX role_name ON role (name, territory, member);
CREATE INDEX territory_fsa_territory ON territory_fsa (territory);
CREATE INDEX waiting_territory ON waiting (territory, id);
CREATE INDEX waiting_member ON waiting (member);
CREATE INDEX partner_member_member ON partner_member (member, partner);
CREATE INDEX project_state ON project (state, id);
CREATE INDEX project_territory ON project (territory, state, id);
CREATE INDEX project_organizer_member ON project_organizer (member, project);
CREATE INDEX need_project ON need (project, id);
CREATE INDEX need_open ON need (id, lat, lon) WHERE is_open = 1;
CREATE INDEX occurrence_need ON occurrence (need, starts, id);
CREATE INDEX occurrence_project ON occurrence (project, starts, id);
CREATE INDEX offer_member ON offer (member, id);
CREATE INDEX offer_waiting ON offer (id) WHERE state = 'waiting';
CREATE INDEX invitation_need ON invitation (need, id);
CREATE INDEX invitation_member ON invitation (member, id);
CREATE INDEX invitation_pair ON invitation (need, member, id);
CREATE INDEX invitation_sent ON invitation (member, sent);
CREATE INDEX invitation_project ON invitation (project, member);
CREATE INDEX commitment_occurrence ON commitment (occurrence, made, id);
CREATE INDEX commitment_taken ON commitment (occurrence, state, party);
CREATE INDEX commitment_need ON commitment (need, made, id);
CREATE INDEX commitment_project ON commitment (project, made, id);
CREATE INDEX commitment_yes ON commitment (yes, made, id);
CREATE INDEX commitment_member ON commitment (member, made, id);
CREATE INDEX report_open ON report (id) WHERE state = 'open';
CREATE INDEX report_member ON report (member, id);
CREATE INDEX picture_member ON picture (member, id);
CREATE INDEX picture_hash ON picture (hash) WHERE hash <> '';
CREATE INDEX picture_waiting ON picture (due) WHERE state = 'waiting';
CREATE INDEX picture_loose ON picture (given) WHERE project = '';
CREATE INDEX upload_address ON upload (address, at);
CREATE INDEX upload_at ON upload (at);
CREATE INDEX chat_group_keeper ON chat_group (keeper, id) WHERE keeper <> '';
CREATE INDEX chat_group_added_by ON chat_group (added_by, id) WHERE added_by <> '';
CREATE INDEX chat_group_open ON chat_group (id, lat_low, lat_high, lon_low, lon_high) WHERE state = 'looked_after';
CREATE INDEX install_state_until ON install_state (until);
CREATE INDEX partner_listening ON partner (id, lat_low, lat_high, lon_low, lon_high, gives)
WHERE state IN ('listening', 'unknown');
CREATE INDEX partner_waiting ON partner (id) WHERE state IN ('waiting', 'unknown');
CREATE INDEX partner_workplace ON partner (workplace, id) WHERE workplace <> '';
CREATE INDEX commitment_partner ON commitment (partner, made, id) WHERE partner <> '';
CREATE INDEX offer_topic_found ON offer_topic (topic, fsa, last_asked, offer, member, radius_km, blocks, paid)
WHERE willing = 1;
CREATE INDEX offer_topic_member ON offer_topic (member);
CREATE INDEX offer_unlisted ON offer (id) WHERE listed = 0;
CREATE INDEX identity_workplace ON identity (workplace, id);
COMMIT;
