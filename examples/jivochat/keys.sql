-- Foreign keys, indexes and triggers, made after the rows: checking and sorting once is several times faster than row by row.
ALTER TABLE account ADD FOREIGN KEY (policy_seen) REFERENCES policy_version;
ALTER TABLE address_change ADD FOREIGN KEY (account_no) REFERENCES account ON DELETE CASCADE;
ALTER TABLE policy_acceptance ADD FOREIGN KEY (account_no) REFERENCES account;
ALTER TABLE policy_acceptance ADD FOREIGN KEY (version) REFERENCES policy_version;
ALTER TABLE guardianship ADD FOREIGN KEY (account_no) REFERENCES account;
ALTER TABLE guardianship ADD FOREIGN KEY (guardian_no) REFERENCES guardian;
ALTER TABLE mail_choice ADD FOREIGN KEY (account_no) REFERENCES account ON DELETE CASCADE;
ALTER TABLE mail_choice ADD FOREIGN KEY (list_code) REFERENCES mailing_list;
ALTER TABLE bought_address ADD FOREIGN KEY (seller_no) REFERENCES list_seller;
ALTER TABLE pixel_event ADD FOREIGN KEY (mail_no, recipient) REFERENCES mail_sent ON DELETE CASCADE;
ALTER TABLE chat ADD FOREIGN KEY (site_no) REFERENCES site;
ALTER TABLE chat ADD FOREIGN KEY (visitor_no) REFERENCES account ON DELETE SET NULL;
ALTER TABLE chat_line ADD FOREIGN KEY (site_no, chat_no) REFERENCES chat ON DELETE CASCADE;
ALTER TABLE chat_whisper ADD FOREIGN KEY (site_no, chat_no, line_no) REFERENCES chat_line ON DELETE CASCADE;
ALTER TABLE forum_post ADD FOREIGN KEY (thread_no) REFERENCES forum_thread;
ALTER TABLE forum_post ADD FOREIGN KEY (author_no) REFERENCES account ON DELETE SET NULL;
ALTER TABLE forum_post ADD FOREIGN KEY (thread_no, answers_no) REFERENCES forum_post ON DELETE SET NULL (answers_no);
ALTER TABLE survey_answer ADD FOREIGN KEY (survey_no) REFERENCES survey;
ALTER TABLE survey_answer ADD FOREIGN KEY (account_no) REFERENCES account ON DELETE CASCADE;
ALTER TABLE sweepstake_entry ADD FOREIGN KEY (sweepstake_no) REFERENCES sweepstake;
ALTER TABLE sweepstake_entry ADD FOREIGN KEY (account_no) REFERENCES account ON DELETE SET NULL;
ALTER TABLE invoice ADD FOREIGN KEY (account_no) REFERENCES account ON DELETE SET NULL;
ALTER TABLE member_note ADD FOREIGN KEY (account_no) REFERENCES account ON DELETE CASCADE;
ALTER TABLE web_session ADD FOREIGN KEY (account_no) REFERENCES account ON DELETE SET NULL;

CREATE UNIQUE INDEX ON account (login);
CREATE INDEX ON account (lower(email));
CREATE INDEX ON address_change (lower(old_email));
CREATE INDEX ON guardian (email);
CREATE INDEX ON guardianship (guardian_no);
CREATE INDEX ON bought_address (lower(email));
CREATE INDEX ON mail_sent (recipient);
CREATE INDEX ON pixel_event (recipient);
CREATE INDEX ON chat (visitor_no);
CREATE INDEX ON chat (visitor_email);
CREATE INDEX ON forum_post (author_no);
CREATE INDEX ON forum_post (thread_no, answers_no);
CREATE INDEX ON survey_answer (account_no);
CREATE INDEX ON sweepstake_entry (account_no);
CREATE INDEX ON sweepstake_entry (email);
CREATE INDEX ON invoice (account_no);
CREATE INDEX ON invoice (billing_email);
CREATE INDEX ON inquiry (sender_email);
CREATE INDEX ON web_session (account_no);
CREATE INDEX ON log_event (session_no);

CREATE FUNCTION touch_account() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.changed_at := now(); RETURN NEW; END$$;
CREATE TRIGGER touch_account BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION touch_account();

-- As its owner: whoever deletes a post need not be able to change the thread.
CREATE FUNCTION count_posts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$BEGIN
  UPDATE forum_thread SET posts = (SELECT count(*) FROM forum_post p WHERE p.thread_no = OLD.thread_no) WHERE thread_no = OLD.thread_no;
  RETURN NULL;
END$$;
CREATE TRIGGER count_posts AFTER DELETE ON forum_post FOR EACH ROW EXECUTE FUNCTION count_posts();
SET LOCAL default_statistics_target = 20;
ANALYZE;
