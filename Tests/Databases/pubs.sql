-- Microsoft's sample database "pubs" in SQLite's words: keys with a form that CHECK tells, money, images, a self reference of none, tables without a key.
CREATE TABLE authors (au_id VARCHAR(11) NOT NULL CONSTRAINT UPKCL_auidind PRIMARY KEY CHECK (au_id GLOB '[0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9]'), au_lname VARCHAR(40) NOT NULL, au_fname VARCHAR(20) NOT NULL, phone CHAR(12) NOT NULL DEFAULT 'UNKNOWN',
    city VARCHAR(20), state CHAR(2), zip CHAR(5), contract BOOLEAN NOT NULL);
CREATE INDEX aunmind ON authors (au_lname, au_fname);
CREATE TABLE publishers (pub_id CHAR(4) NOT NULL CONSTRAINT UPKCL_pubind PRIMARY KEY, pub_name VARCHAR(40), city VARCHAR(20), state CHAR(2), country VARCHAR(30) DEFAULT 'USA');
CREATE TABLE titles (title_id VARCHAR(6) NOT NULL CONSTRAINT UPKCL_titleidind PRIMARY KEY, title VARCHAR(80) NOT NULL, type CHAR(12) NOT NULL DEFAULT 'UNDECIDED', pub_id CHAR(4) REFERENCES publishers (pub_id), price NUMERIC(19,4), advance NUMERIC(19,4),
    royalty INT, ytd_sales INT, notes VARCHAR(200), pubdate DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE INDEX titleind ON titles (title);
CREATE TABLE titleauthor (au_id VARCHAR(11) NOT NULL REFERENCES authors (au_id) ON DELETE CASCADE, title_id VARCHAR(6) NOT NULL REFERENCES titles (title_id) ON DELETE CASCADE, au_ord TINYINT, royaltyper INT, CONSTRAINT UPKCL_taind PRIMARY KEY (au_id, title_id));
CREATE TABLE stores (stor_id CHAR(4) NOT NULL CONSTRAINT UPK_storeid PRIMARY KEY, stor_name VARCHAR(40), stor_address VARCHAR(40), city VARCHAR(20), state CHAR(2), zip CHAR(5));
CREATE TABLE sales (stor_id CHAR(4) NOT NULL REFERENCES stores (stor_id), ord_num VARCHAR(20) NOT NULL, ord_date DATETIME NOT NULL, qty SMALLINT NOT NULL, payterms VARCHAR(12) NOT NULL, title_id VARCHAR(6) NOT NULL REFERENCES titles (title_id), CONSTRAINT UPKCL_sales PRIMARY KEY (stor_id, ord_num, title_id));
CREATE TABLE discounts (discounttype VARCHAR(40) NOT NULL, stor_id CHAR(4) REFERENCES stores (stor_id), lowqty SMALLINT, highqty SMALLINT, discount DECIMAL(4,2) NOT NULL);
CREATE TABLE pub_info (pub_id CHAR(4) NOT NULL REFERENCES publishers (pub_id) CONSTRAINT UPKCL_pubinfo PRIMARY KEY, logo BLOB, pr_info TEXT);
CREATE VIEW titleview AS SELECT title, au_ord, au_lname, price, ytd_sales, pub_id FROM authors, titles, titleauthor WHERE authors.au_id = titleauthor.au_id AND titles.title_id = titleauthor.title_id;
INSERT INTO authors VALUES ('409-56-7008', 'Bennet', 'Abraham', '415 658-9932', 'Berkeley', 'CA', '94705', 1), ('213-46-8915', 'Green', 'Marjorie', '415 986-7020', 'Oakland', 'CA', '94618', 1), ('238-95-7766', 'Carson', 'Cheryl', '415 548-7723', 'Berkeley', 'CA', '94705', 0);
INSERT INTO publishers (pub_id, pub_name, city, state) VALUES ('1389', 'Algodata Infosystems', 'Berkeley', 'CA'), ('0736', 'New Moon Books', 'Boston', 'MA');
INSERT INTO titles VALUES ('BU1032', 'The Busy Executive''s Database Guide', 'business', '1389', 19.99, 5000, 10, 4095, NULL, '1991-06-12 00:00:00'), ('PC1035', 'But Is It User Friendly?', 'popular_comp', '1389', 22.95, 7000, 16, 8780, NULL, '1991-06-30 00:00:00'),
    ('BU2075', 'You Can Combat Computer Stress!', 'business', '0736', 2.99, 10125, 24, 18722, NULL, '1991-06-30 00:00:00');
INSERT INTO titleauthor VALUES ('409-56-7008', 'BU1032', 1, 60), ('213-46-8915', 'BU1032', 2, 40), ('238-95-7766', 'PC1035', 1, 100), ('213-46-8915', 'BU2075', 1, 100);
INSERT INTO stores VALUES ('7066', 'Barnum''s', '567 Pasadena Ave.', 'Tustin', 'CA', '92789');
INSERT INTO sales VALUES ('7066', 'A2976', '1993-05-24 00:00:00', 50, 'Net 30', 'PC1035'), ('7066', 'QA7442.3', '1994-09-13 00:00:00', 75, 'ON invoice', 'BU1032');
INSERT INTO discounts VALUES ('Initial Customer', NULL, NULL, NULL, 10.5), ('Volume Discount', '7066', 100, 1000, 6.7);
INSERT INTO pub_info VALUES ('1389', x'474946', 'This is sample text data.');
