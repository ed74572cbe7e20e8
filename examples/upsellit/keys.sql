-- Foreign keys, indexes and views, made after the rows: checking and sorting once is several times faster than row by row.
ALTER TABLE members ADD FOREIGN KEY (company_id) REFERENCES companies;
ALTER TABLE payment_cards ADD FOREIGN KEY (member_id) REFERENCES members;
ALTER TABLE card_changes ADD FOREIGN KEY (card_id) REFERENCES payment_cards ON DELETE CASCADE;
ALTER TABLE orders ADD FOREIGN KEY (company_id) REFERENCES companies;
ALTER TABLE orders ADD FOREIGN KEY (placed_by) REFERENCES members ON DELETE SET NULL;
ALTER TABLE orders ADD FOREIGN KEY (card_id) REFERENCES payment_cards ON DELETE SET NULL;
ALTER TABLE order_followers ADD FOREIGN KEY (order_id) REFERENCES orders ON DELETE CASCADE;
ALTER TABLE order_followers ADD FOREIGN KEY (member_id) REFERENCES members ON DELETE CASCADE;
ALTER TABLE invoices ADD FOREIGN KEY (order_id) REFERENCES orders;
ALTER TABLE recurring_charges ADD FOREIGN KEY (member_id) REFERENCES members;
ALTER TABLE recurring_charges ADD FOREIGN KEY (card_id) REFERENCES payment_cards ON DELETE SET NULL;
ALTER TABLE visits ADD FOREIGN KEY (member_id) REFERENCES members ON DELETE SET NULL;
ALTER TABLE drafts ADD FOREIGN KEY (visit_id) REFERENCES visits ON DELETE SET NULL;
ALTER TABLE client_chats ADD FOREIGN KEY (client_id) REFERENCES clients;
ALTER TABLE client_contacts ADD FOREIGN KEY (client_id) REFERENCES clients;
ALTER TABLE support_messages ADD FOREIGN KEY (member_id) REFERENCES members ON DELETE SET NULL;
ALTER TABLE diagnostics ADD FOREIGN KEY (member_id) REFERENCES members ON DELETE SET NULL;

CREATE INDEX ON payment_cards (member_id);
CREATE INDEX ON card_changes (card_id);
CREATE INDEX ON orders (placed_by);
CREATE INDEX ON orders (card_id);
CREATE INDEX ON order_followers (member_id);
CREATE INDEX ON invoices (order_id);
CREATE INDEX ON invoices (lower(bill_to ->> 'email'));
CREATE INDEX ON recurring_charges (member_id);
CREATE INDEX ON recurring_charges (card_id);
CREATE INDEX ON visits (member_id);
CREATE INDEX ON drafts (visit_id);
CREATE INDEX ON drafts (lower(fields ->> 'email'));
CREATE INDEX ON audience_groups USING gin (emails);
CREATE INDEX ON client_chats (visitor_email);
CREATE INDEX ON client_contacts (email);
CREATE INDEX ON support_messages (member_id);
CREATE INDEX ON support_messages (email);
CREATE INDEX ON phone_calls (regexp_replace(caller_phone, '[^0-9+]', '', 'g'));
CREATE INDEX ON members (regexp_replace(phone, '[^0-9+]', '', 'g'));
CREATE INDEX ON members (regexp_replace(mobile, '[^0-9+]', '', 'g'));
CREATE INDEX ON diagnostics (member_id);
CREATE INDEX ON diagnostics (lower(email));
CREATE INDEX ON internal_notes (subject, subject_id);

-- Who pays for what: rows of members and invoices, which the map covers where they lie.
CREATE VIEW billing_contacts AS
  SELECT member.full_name, member.email, invoice.number, invoice.status
  FROM invoices AS invoice JOIN orders ON orders.id = order_id JOIN members AS member ON member.id = placed_by;
CREATE MATERIALIZED VIEW monthly_orders AS
  SELECT date_trunc('month', placed_at AT TIME ZONE 'UTC')::date AS month, count(*)::int AS orders, sum(net_cents)::bigint AS net_cents
  FROM orders GROUP BY 1;
ANALYZE;
