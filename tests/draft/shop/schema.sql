-- A web shop as an ORM of today writes it: singular names, camel case, text keys. Rows are the same each time.
CREATE TABLE "User" (id text PRIMARY KEY, email text NOT NULL UNIQUE, "displayName" text, "hashedPassword" text, "phoneNumber" text,
  "dateOfBirth" date, role text NOT NULL DEFAULT 'USER', "createdAt" timestamp NOT NULL);
CREATE TABLE "Account" (id text PRIMARY KEY, "userId" text NOT NULL REFERENCES "User" ON DELETE CASCADE, provider text NOT NULL,
  "providerAccountId" text NOT NULL, access_token text, expires_at int);
CREATE TABLE "Session" (id text PRIMARY KEY, "sessionToken" text NOT NULL UNIQUE, "userId" text NOT NULL REFERENCES "User" ON DELETE CASCADE,
  "userAgent" text, "ipAddress" text, expires timestamp NOT NULL);
CREATE TABLE "Address" (id text PRIMARY KEY, "userId" text NOT NULL REFERENCES "User", "recipientName" text NOT NULL, line1 text NOT NULL,
  line2 text, city text NOT NULL, "zipCode" text NOT NULL, "countryCode" char(2) NOT NULL);
CREATE TABLE "Category" (id text PRIMARY KEY, slug text NOT NULL, name text NOT NULL);
CREATE TABLE "Product" (id text PRIMARY KEY, "categoryId" text NOT NULL REFERENCES "Category", name text NOT NULL, description text, "priceCents" int NOT NULL);
CREATE TABLE "Order" (id text PRIMARY KEY, "customerId" text REFERENCES "User", "shippingAddressId" text REFERENCES "Address",
  "billingAddressId" text REFERENCES "Address", status text NOT NULL, "totalCents" int NOT NULL, "customerNote" text, "placedAt" timestamp NOT NULL);
CREATE TABLE "OrderItem" ("orderId" text REFERENCES "Order", "productId" text REFERENCES "Product", quantity int NOT NULL, "unitPriceCents" int NOT NULL,
  PRIMARY KEY ("orderId", "productId"));
CREATE TABLE "PaymentMethod" (id text PRIMARY KEY, "userId" text NOT NULL REFERENCES "User", brand text NOT NULL, "lastFour" char(4) NOT NULL,
  "expMonth" int NOT NULL, "expYear" int NOT NULL, "gatewayToken" text NOT NULL);
CREATE TABLE "Refund" (id text PRIMARY KEY, "orderId" text NOT NULL REFERENCES "Order", "amountCents" int NOT NULL, reason text, "issuedAt" timestamp NOT NULL);
CREATE TABLE "ProductReview" (id text PRIMARY KEY, "productId" text NOT NULL REFERENCES "Product", "authorId" text NOT NULL REFERENCES "User",
  stars int NOT NULL, headline text, body text, "writtenAt" timestamp NOT NULL);
CREATE TABLE "Wishlist" (id text PRIMARY KEY, "ownerId" text NOT NULL REFERENCES "User", title text NOT NULL);
CREATE TABLE "WishlistItem" ("wishlistId" text REFERENCES "Wishlist", "productId" text REFERENCES "Product", "addedAt" timestamp NOT NULL,
  PRIMARY KEY ("wishlistId", "productId"));
CREATE TABLE "SupportTicket" (id text PRIMARY KEY, "requesterId" text NOT NULL REFERENCES "User", subject text NOT NULL, state text NOT NULL, "openedAt" timestamp NOT NULL);
CREATE TABLE "TicketMessage" (id text PRIMARY KEY, "ticketId" text NOT NULL REFERENCES "SupportTicket", "isFromStaff" boolean NOT NULL, body text NOT NULL, "sentAt" timestamp NOT NULL);
CREATE TABLE "GiftCard" (code text PRIMARY KEY, "purchaserId" text NOT NULL REFERENCES "User", "recipientEmail" text NOT NULL, message text, "balanceCents" int NOT NULL);
CREATE TABLE "NewsletterSubscriber" (id text PRIMARY KEY, email text NOT NULL UNIQUE, "confirmedAt" timestamp);
CREATE TABLE "SearchQuery" (id bigint PRIMARY KEY, "userId" text REFERENCES "User", terms text NOT NULL, "searchedAt" timestamp NOT NULL);
CREATE TABLE "Coupon" (code text PRIMARY KEY, "percentOff" int NOT NULL, "validUntil" timestamp);
CREATE TABLE "FeatureFlag" (key text PRIMARY KEY, "isOn" boolean NOT NULL);

INSERT INTO "User" SELECT 'ckus' || md5('u' || n), 'buyer' || n || '@shop.test', (ARRAY['Ada Brandt', 'Kofi Ito', 'Mei Rossi', 'Lou Weber'])[1 + n % 4], '$2b$10$' || md5('h' || n),
  '+1 555 01' || lpad(n::text, 5, '0'), date '1970-01-01' + n * 50, 'USER', '2024-01-01'::timestamp + n * interval '1 hour' FROM generate_series(1, 120) n;
INSERT INTO "Account" SELECT 'ckac' || md5(id), id, 'google', md5('g' || id), md5('t' || id), 0 FROM "User";
INSERT INTO "Session" SELECT 'ckse' || md5(id), md5('s' || id), id, 'Mozilla/5.0 (X11; Linux)', '198.51.100.7', '2025-01-01' FROM "User";
INSERT INTO "Address" SELECT 'ckad' || md5(id), id, "displayName", '12 Mill Lane', NULL, 'Milton', '12345', 'US' FROM "User";
INSERT INTO "Category" SELECT 'ckca' || n, 'c' || n, 'Category ' || n FROM generate_series(1, 5) n;
INSERT INTO "Product" SELECT 'ckpr' || n, 'ckca' || 1 + n % 5, 'Thing ' || n, 'A fine thing for every house and garden', 999 FROM generate_series(1, 30) n;
INSERT INTO "Order" SELECT 'ckor' || md5(id), id, 'ckad' || md5(id), 'ckad' || md5(id), 'PAID', 999, NULL, '2024-06-01' FROM "User";
INSERT INTO "OrderItem" SELECT id, 'ckpr' || 1 + "totalCents" % 30, 1, 999 FROM "Order";
INSERT INTO "PaymentMethod" SELECT 'ckpm' || md5(id), id, 'visa', '4242', 1, 2030, md5('p' || id) FROM "User";
INSERT INTO "Refund" SELECT 'ckre' || md5(id), id, 999, 'It came too late', '2024-07-01' FROM "Order" LIMIT 20;
INSERT INTO "ProductReview" SELECT 'ckrv' || md5(id), 'ckpr3', id, 5, 'Great', 'I use it every day and so does my cat', '2024-08-01' FROM "User" LIMIT 40;
INSERT INTO "Wishlist" SELECT 'ckwi' || md5(id), id, 'Birthday' FROM "User" LIMIT 40;
INSERT INTO "WishlistItem" SELECT id, 'ckpr5', '2024-08-01' FROM "Wishlist";
INSERT INTO "SupportTicket" SELECT 'ckti' || md5(id), id, 'Where is it?', 'open', '2024-08-01' FROM "User" LIMIT 30;
INSERT INTO "TicketMessage" SELECT 'cktm' || md5(id), id, false, 'I have waited for two weeks now, please help', '2024-08-01' FROM "SupportTicket";
INSERT INTO "GiftCard" SELECT md5('gc' || id), id, 'friend@shop.test', 'Enjoy', 2500 FROM "User" LIMIT 15;
INSERT INTO "NewsletterSubscriber" SELECT 'cknl' || n, 'reader' || n || '@shop.test', NULL FROM generate_series(1, 50) n;
INSERT INTO "SearchQuery" SELECT row_number() OVER (), id, 'lamp', '2024-08-01' FROM "User";
INSERT INTO "Coupon" VALUES ('SPRING', 10, NULL);
INSERT INTO "FeatureFlag" VALUES ('newCart', true);
