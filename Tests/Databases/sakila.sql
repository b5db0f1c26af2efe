-- Part of the Sakila sample database in its SQLite form: several keys to one table, association tables with a column of their own, triggers.
CREATE TABLE language (language_id SMALLINT NOT NULL, name CHAR(20) NOT NULL, last_update TIMESTAMP NOT NULL, PRIMARY KEY (language_id));
CREATE TABLE actor (actor_id numeric NOT NULL, first_name VARCHAR(45) NOT NULL, last_name VARCHAR(45) NOT NULL, last_update TIMESTAMP NOT NULL, PRIMARY KEY (actor_id));
CREATE INDEX idx_actor_last_name ON actor (last_name);
CREATE TABLE film (film_id int NOT NULL, title VARCHAR(255) NOT NULL, release_year VARCHAR(4) DEFAULT NULL, language_id SMALLINT NOT NULL, original_language_id SMALLINT DEFAULT NULL,
    rental_rate DECIMAL(4,2) NOT NULL DEFAULT 4.99, rating VARCHAR(10) DEFAULT 'G', PRIMARY KEY (film_id), CONSTRAINT CHECK_rating CHECK (rating IN ('G', 'PG', 'R')),
    CONSTRAINT fk_film_language FOREIGN KEY (language_id) REFERENCES language (language_id),
    CONSTRAINT fk_film_language_original FOREIGN KEY (original_language_id) REFERENCES language (language_id));
CREATE TABLE film_actor (actor_id INT NOT NULL, film_id INT NOT NULL, last_update TIMESTAMP NOT NULL, PRIMARY KEY (actor_id, film_id),
    CONSTRAINT fk_film_actor_actor FOREIGN KEY (actor_id) REFERENCES actor (actor_id) ON DELETE NO ACTION ON UPDATE CASCADE,
    CONSTRAINT fk_film_actor_film FOREIGN KEY (film_id) REFERENCES film (film_id) ON DELETE NO ACTION ON UPDATE CASCADE);
CREATE TABLE store (store_id INT NOT NULL, manager_staff_id SMALLINT NOT NULL, PRIMARY KEY (store_id), CONSTRAINT fk_store_staff FOREIGN KEY (manager_staff_id) REFERENCES staff (staff_id));
CREATE TABLE staff (staff_id SMALLINT NOT NULL, first_name VARCHAR(45) NOT NULL, picture BLOB DEFAULT NULL, store_id INT NOT NULL, active SMALLINT DEFAULT 1 NOT NULL, PRIMARY KEY (staff_id),
    CONSTRAINT fk_staff_store FOREIGN KEY (store_id) REFERENCES store (store_id));
CREATE TRIGGER film_title AFTER UPDATE OF title ON film BEGIN UPDATE film SET release_year = '2006' WHERE film_id = new.film_id; END;
CREATE VIEW film_list AS SELECT film_id AS FID, title FROM film;
INSERT INTO language VALUES (1, 'English', '2021-03-06 15:51:48'), (2, 'Italian', '2021-03-06 15:51:48');
INSERT INTO actor VALUES (1, 'PENELOPE', 'GUINESS', '2021-03-06 15:51:59');
INSERT INTO film VALUES (1, 'ACADEMY DINOSAUR', NULL, 1, 2, 0.99, 'PG'), (2, 'ACE GOLDFINGER', NULL, 1, NULL, 4.99, 'G');
INSERT INTO film_actor VALUES (1, 1, '2021-03-06 15:52:45');
INSERT INTO store VALUES (1, 1);
INSERT INTO staff VALUES (1, 'Mike', NULL, 1, 1);
