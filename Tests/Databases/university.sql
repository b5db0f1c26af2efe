-- The university of Silberschatz, Korth and Sudarshan in SQLite's words: keys of several columns that others refer to, prerequisites as a pure association of a table with itself.
CREATE TABLE department (dept_name VARCHAR(20) NOT NULL, building VARCHAR(15), budget NUMERIC(12,2) CHECK (budget > 0), PRIMARY KEY (dept_name));
CREATE TABLE classroom (building VARCHAR(15) NOT NULL, room_number VARCHAR(7) NOT NULL, capacity NUMERIC(4,0), PRIMARY KEY (building, room_number));
CREATE TABLE course (course_id VARCHAR(8) NOT NULL, title VARCHAR(50), dept_name VARCHAR(20), credits NUMERIC(2,0) CHECK (credits > 0), PRIMARY KEY (course_id), FOREIGN KEY (dept_name) REFERENCES department (dept_name) ON DELETE SET NULL);
CREATE TABLE instructor (ID VARCHAR(5) NOT NULL, name VARCHAR(20) NOT NULL, dept_name VARCHAR(20), salary NUMERIC(8,2) CHECK (salary > 29000), PRIMARY KEY (ID), FOREIGN KEY (dept_name) REFERENCES department (dept_name) ON DELETE SET NULL);
CREATE TABLE section (course_id VARCHAR(8) NOT NULL, sec_id VARCHAR(8) NOT NULL, semester VARCHAR(6) NOT NULL CHECK (semester IN ('Fall', 'Winter', 'Spring', 'Summer')), year NUMERIC(4,0) NOT NULL CHECK (year > 1701 AND year < 2100), building VARCHAR(15), room_number VARCHAR(7), time_slot_id VARCHAR(4),
    PRIMARY KEY (course_id, sec_id, semester, year), FOREIGN KEY (course_id) REFERENCES course (course_id) ON DELETE CASCADE, FOREIGN KEY (building, room_number) REFERENCES classroom (building, room_number) ON DELETE SET NULL);
CREATE TABLE teaches (ID VARCHAR(5) NOT NULL, course_id VARCHAR(8) NOT NULL, sec_id VARCHAR(8) NOT NULL, semester VARCHAR(6) NOT NULL, year NUMERIC(4,0) NOT NULL, PRIMARY KEY (ID, course_id, sec_id, semester, year),
    FOREIGN KEY (course_id, sec_id, semester, year) REFERENCES section (course_id, sec_id, semester, year) ON DELETE CASCADE, FOREIGN KEY (ID) REFERENCES instructor (ID) ON DELETE CASCADE);
CREATE TABLE student (ID VARCHAR(5) NOT NULL, name VARCHAR(20) NOT NULL, dept_name VARCHAR(20), tot_cred NUMERIC(3,0) CHECK (tot_cred >= 0), PRIMARY KEY (ID), FOREIGN KEY (dept_name) REFERENCES department (dept_name) ON DELETE SET NULL);
CREATE TABLE advisor (s_ID VARCHAR(5) NOT NULL, i_ID VARCHAR(5), PRIMARY KEY (s_ID), FOREIGN KEY (i_ID) REFERENCES instructor (ID) ON DELETE SET NULL, FOREIGN KEY (s_ID) REFERENCES student (ID) ON DELETE CASCADE);
CREATE TABLE prereq (course_id VARCHAR(8) NOT NULL, prereq_id VARCHAR(8) NOT NULL, PRIMARY KEY (course_id, prereq_id), FOREIGN KEY (course_id) REFERENCES course (course_id) ON DELETE CASCADE, FOREIGN KEY (prereq_id) REFERENCES course (course_id));
INSERT INTO department VALUES ('Biology', 'Watson', 90000), ('Comp. Sci.', 'Taylor', 100000);
INSERT INTO classroom VALUES ('Packard', '101', 500), ('Taylor', '3128', 70);
INSERT INTO course VALUES ('BIO-101', 'Intro. to Biology', 'Biology', 4), ('BIO-301', 'Genetics', 'Biology', 4), ('CS-101', 'Intro. to Computer Science', 'Comp. Sci.', 4), ('CS-190', 'Game Design', 'Comp. Sci.', 4);
INSERT INTO instructor VALUES ('10101', 'Srinivasan', 'Comp. Sci.', 65000), ('76766', 'Crick', 'Biology', 72000);
INSERT INTO section VALUES ('BIO-101', '1', 'Summer', 2017, 'Packard', '101', 'B'), ('CS-101', '1', 'Fall', 2017, 'Packard', '101', 'H'), ('CS-190', '2', 'Spring', 2017, 'Taylor', '3128', 'A');
INSERT INTO teaches VALUES ('10101', 'CS-101', '1', 'Fall', 2017), ('76766', 'BIO-101', '1', 'Summer', 2017);
INSERT INTO student VALUES ('00128', 'Zhang', 'Comp. Sci.', 102), ('98988', 'Tanaka', 'Biology', 120);
INSERT INTO advisor VALUES ('00128', '10101'), ('98988', NULL);
INSERT INTO prereq VALUES ('BIO-301', 'BIO-101'), ('CS-190', 'CS-101');
