BEGIN TRANSACTION;
CREATE TABLE "bodies" (
   "body" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "region" TEXT NOT NULL,
   "level" TEXT NOT NULL,
   "parent" TEXT REFERENCES "bodies"("body")
);
INSERT INTO "bodies" VALUES('shili-ju','示例市示例局','示例省示例市','county','shili-zf');
INSERT INTO "bodies" VALUES('shili-zf','示例硚市人民政府','示例省示例硚市','city',NULL);
CREATE TABLE "concepts" (
   "concept" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "definition" TEXT NOT NULL,
   "differs" TEXT NOT NULL,
   "address" TEXT NOT NULL
);
INSERT INTO "concepts" VALUES('checks','示例检查','示例的检查和罚款。','有的数起，有的数元。','http://127.0.0.1/site/topics/checks/');
INSERT INTO "concepts" VALUES('forces','示例力量','示例的队伍和比武。','有的数队伍，有的数名次。','http://127.0.0.1/site/topics/forces/');
CREATE TABLE "corrections" (
   "body" TEXT NOT NULL,
   "body_name" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "day" TEXT NOT NULL,
   "what" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "indicator" TEXT REFERENCES "indicators"("indicator"),
   "was" TEXT NOT NULL,
   "now" TEXT,
   "whose" TEXT NOT NULL,
   "why" TEXT NOT NULL,
   "address" TEXT NOT NULL,
   FOREIGN KEY ("body", "year") REFERENCES "reports"("body", "year"),
   PRIMARY KEY ("body", "year", "day", "what")
);
INSERT INTO "corrections" VALUES('shili-ju','示例市示例局',2023,'2024-06-01','fines','罚款','fines','72.7万元','72.8万元','archive','示例原因','http://127.0.0.1/site/reports/shili-ju/2023/#corrections');
CREATE TABLE "figures" (
   "body" TEXT NOT NULL,
   "body_name" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "indicator" TEXT NOT NULL REFERENCES "indicators"("indicator"),
   "indicator_name" TEXT NOT NULL,
   "value" REAL,
   "value_low" REAL,
   "value_high" REAL,
   "unit" TEXT NOT NULL,
   "precision" REAL,
   "bound" TEXT,
   "spelling" TEXT,
   "scope" TEXT NOT NULL,
   "wording" TEXT NOT NULL,
   "note" TEXT,
   "break" TEXT,
   "same_fact" TEXT,
   "address" TEXT NOT NULL,
   FOREIGN KEY ("body", "year") REFERENCES "reports"("body", "year"),
   PRIMARY KEY ("body", "year", "indicator")
);
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2022,'cases','立案',12.0,NULL,NULL,'起',1.0,'exact','12','body','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2022/#fig-cases');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2022,'quiet_years','连续无事故',7.0,NULL,NULL,'年',1.0,'exact','7','area','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2022/#fig-quiet_years');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'cases','立案',15.0,NULL,NULL,'起',1.0,'exact','15','body','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-cases');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'fines','罚款',728000.0,NULL,NULL,'元',1000.0,'exact','72.8万','body','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-fines');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'licensed','持证率',100.0,NULL,NULL,'%',1.0,'exact','100','body','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-licensed');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'teams','队伍',35.0,NULL,NULL,'支',1.0,'exact','35','area','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-teams');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'teams_street','街道队伍',11.0,NULL,NULL,'支',1.0,'exact','11','area','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-teams_street');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'teams_sector','行业队伍',24.0,NULL,NULL,'支',1.0,'exact','24','area','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-teams_sector');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'leaflets','手册',6000.0,NULL,NULL,'份',1.0,'above','6000余','body','edited','示例注解',NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-leaflets');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'contest_rank','比武名次',1.0,NULL,NULL,'名',1.0,'exact','1','area','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-contest_rank');
INSERT INTO "figures" VALUES('shili-ju','示例市示例局',2023,'quiet_years','连续无事故',8.0,NULL,NULL,'年',1.0,'exact','8','area','edited',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-ju/2023/#fig-quiet_years');
INSERT INTO "figures" VALUES('shili-zf','示例硚市人民政府',2023,'cases','立案',20000.0,NULL,NULL,'起',10000.0,'nearly','近2万','body','excerpt','示例注解','示例口径',NULL,'http://127.0.0.1/site/reports/shili-zf/2023/#fig-cases');
INSERT INTO "figures" VALUES('shili-zf','示例硚市人民政府',2023,'area_fines','辖区罚款',2260000.0,NULL,NULL,'元',10000.0,'exact','226万','area','excerpt',NULL,NULL,NULL,'http://127.0.0.1/site/reports/shili-zf/2023/#fig-area_fines');
INSERT INTO "figures" VALUES('shili-zf','示例硚市人民政府',2023,'disputes','复议',NULL,NULL,NULL,'件',NULL,NULL,NULL,'body','excerpt','示例机关没有复议。',NULL,NULL,'http://127.0.0.1/site/reports/shili-zf/2023/#fig-disputes');
CREATE TABLE "indicators" (
   "indicator" TEXT PRIMARY KEY NOT NULL,
   "name" TEXT NOT NULL,
   "unit" TEXT NOT NULL,
   "group" TEXT NOT NULL,
   "group_name" TEXT NOT NULL,
   "concept" TEXT NOT NULL REFERENCES "concepts"("concept"),
   "kind" TEXT NOT NULL,
   "scope" TEXT NOT NULL,
   "definition" TEXT NOT NULL,
   "part_of" TEXT REFERENCES "indicators"("indicator"),
   "parts" TEXT,
   "measure_words" TEXT,
   "former" TEXT,
   "address" TEXT
);
INSERT INTO "indicators" VALUES('cases','立案','起','enforcement','行政执法','checks','flow','body','示例局当年立案的数量。',NULL,NULL,NULL,NULL,'http://127.0.0.1/site/indicators/cases/');
INSERT INTO "indicators" VALUES('fines','罚款','元','enforcement','行政执法','checks','flow','body','示例局当年罚款的金额。',NULL,NULL,NULL,NULL,'http://127.0.0.1/site/indicators/fines/');
INSERT INTO "indicators" VALUES('licensed','持证率','%','enforcement','行政执法','checks','rate','body','持证人员所占的比率。',NULL,NULL,NULL,NULL,'http://127.0.0.1/site/indicators/licensed/');
INSERT INTO "indicators" VALUES('teams','队伍','支','emergency','应急管理','forces','stock','area','年末的队伍。',NULL,'teams_street teams_sector',NULL,NULL,'http://127.0.0.1/site/indicators/teams/');
INSERT INTO "indicators" VALUES('teams_street','街道队伍','支','emergency','应急管理','forces','stock','area','年末街道的队伍。','teams',NULL,NULL,NULL,'http://127.0.0.1/site/indicators/teams_street/');
INSERT INTO "indicators" VALUES('teams_sector','行业队伍','支','emergency','应急管理','forces','stock','area','年末行业的队伍。','teams',NULL,NULL,NULL,'http://127.0.0.1/site/indicators/teams_sector/');
INSERT INTO "indicators" VALUES('leaflets','手册','份','emergency','应急管理','forces','flow','body','当年发放的手册。',NULL,NULL,'件','brochures','http://127.0.0.1/site/indicators/leaflets/');
INSERT INTO "indicators" VALUES('contest_rank','比武名次','名','emergency','应急管理','forces','rank','area','比武中的名次。',NULL,NULL,NULL,NULL,'http://127.0.0.1/site/indicators/contest_rank/');
INSERT INTO "indicators" VALUES('quiet_years','连续无事故','年','emergency','应急管理','forces','streak','area','连续未发生事故的年数。',NULL,NULL,NULL,NULL,'http://127.0.0.1/site/indicators/quiet_years/');
INSERT INTO "indicators" VALUES('area_fines','辖区罚款','元','enforcement','行政执法','checks','flow','area','辖区当年罚款的金额。',NULL,NULL,NULL,NULL,'http://127.0.0.1/site/indicators/area_fines/');
INSERT INTO "indicators" VALUES('disputes','复议','件','enforcement','行政执法','checks','flow','body','示例机关当年的行政复议。',NULL,NULL,NULL,NULL,'http://127.0.0.1/site/indicators/disputes/');
CREATE TABLE "reports" (
   "body" TEXT NOT NULL REFERENCES "bodies"("body"),
   "body_name" TEXT NOT NULL,
   "year" INTEGER NOT NULL,
   "title" TEXT,
   "signed_by" TEXT,
   "publisher" TEXT,
   "dated" TEXT,
   "published" TEXT,
   "updated" TEXT,
   "punctuality" TEXT NOT NULL,
   "wording" TEXT NOT NULL,
   "source_name" TEXT NOT NULL,
   "source_url" TEXT,
   "recorded" TEXT NOT NULL,
   "changed" TEXT NOT NULL,
   "address" TEXT NOT NULL,
   PRIMARY KEY ("body", "year")
);
INSERT INTO "reports" VALUES('shili-ju','示例市示例局',2022,'示例市示例局2022年法治政府建设年度报告','示例市示例局',NULL,'2023-03-01','2023-04-02',NULL,'late','edited','示例文本','https://example.com/2022','2024-05-06','2024-05-06','http://127.0.0.1/site/reports/shili-ju/2022/');
INSERT INTO "reports" VALUES('shili-ju','示例市示例局',2023,'示例市示例局2023年法治政府建设年度报告','示例市示例局',NULL,'2024-03-18',NULL,NULL,'unknown','edited','示例文本',NULL,'2024-05-06','2024-06-01','http://127.0.0.1/site/reports/shili-ju/2023/');
INSERT INTO "reports" VALUES('shili-zf','示例硚市人民政府',2023,NULL,NULL,'示例省示例厅',NULL,'2024-03-29','2024-04-03','in_time','excerpt','示例网','https://example.com/excerpt','2024-05-07','2024-05-08','http://127.0.0.1/site/reports/shili-zf/2023/');
COMMIT;
