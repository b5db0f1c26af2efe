-- Oracle's sample schema HR in SQLite's words: departments and employees that name each other, a self reference, a history with a composite key, sequences as defaults of none.
CREATE TABLE regions (region_id INTEGER NOT NULL CONSTRAINT reg_id_pk PRIMARY KEY, region_name VARCHAR2(25));
CREATE TABLE countries (country_id CHAR(2) NOT NULL CONSTRAINT country_c_id_pk PRIMARY KEY, country_name VARCHAR2(60), region_id INTEGER CONSTRAINT countr_reg_fk REFERENCES regions (region_id));
CREATE TABLE locations (location_id INTEGER NOT NULL CONSTRAINT loc_id_pk PRIMARY KEY, street_address VARCHAR2(40), postal_code VARCHAR2(12), city VARCHAR2(30) NOT NULL, state_province VARCHAR2(25), country_id CHAR(2) REFERENCES countries (country_id));
CREATE INDEX loc_city_ix ON locations (city);
CREATE TABLE departments (department_id INTEGER NOT NULL CONSTRAINT dept_id_pk PRIMARY KEY, department_name VARCHAR2(30) NOT NULL, manager_id INTEGER CONSTRAINT dept_mgr_fk REFERENCES employees (employee_id), location_id INTEGER REFERENCES locations (location_id));
CREATE TABLE jobs (job_id VARCHAR2(10) NOT NULL CONSTRAINT job_id_pk PRIMARY KEY, job_title VARCHAR2(35) NOT NULL, min_salary NUMBER(6), max_salary NUMBER(6), CHECK (min_salary <= max_salary));
CREATE TABLE employees (employee_id INTEGER NOT NULL CONSTRAINT emp_emp_id_pk PRIMARY KEY, first_name VARCHAR2(20), last_name VARCHAR2(25) NOT NULL, email VARCHAR2(25) NOT NULL CONSTRAINT emp_email_uk UNIQUE, hire_date DATE NOT NULL,
    job_id VARCHAR2(10) NOT NULL REFERENCES jobs (job_id), salary NUMERIC(8,2) CONSTRAINT emp_salary_min CHECK (salary > 0), commission_pct NUMERIC(2,2), manager_id INTEGER CONSTRAINT emp_manager_fk REFERENCES employees (employee_id),
    department_id INTEGER REFERENCES departments (department_id), yearly NUMERIC GENERATED ALWAYS AS (salary * 12) VIRTUAL);
CREATE INDEX emp_name_ix ON employees (last_name, first_name);
CREATE TABLE job_history (employee_id INTEGER NOT NULL REFERENCES employees (employee_id) ON DELETE CASCADE, start_date DATE NOT NULL, end_date DATE NOT NULL, job_id VARCHAR2(10) NOT NULL REFERENCES jobs (job_id), department_id INTEGER REFERENCES departments (department_id),
    CONSTRAINT jhist_emp_id_st_date_pk PRIMARY KEY (employee_id, start_date), CONSTRAINT jhist_date_interval CHECK (end_date > start_date));
CREATE UNIQUE INDEX jhist_open_ix ON job_history (employee_id) WHERE department_id IS NULL;
INSERT INTO regions VALUES (1, 'Europe'), (2, 'Americas');
INSERT INTO countries VALUES ('US', 'United States of America', 2), ('UK', 'United Kingdom', 1);
INSERT INTO locations VALUES (1700, '2004 Charade Rd', '98199', 'Seattle', 'Washington', 'US'), (2500, 'Magdalen Centre', 'OX9 9ZB', 'Oxford', 'Oxford', 'UK');
INSERT INTO jobs VALUES ('AD_PRES', 'President', 20080, 40000), ('SA_MAN', 'Sales Manager', 10000, 20080), ('IT_PROG', 'Programmer', 4000, 10000);
INSERT INTO departments VALUES (90, 'Executive', 100, 1700), (80, 'Sales', 145, 2500);
INSERT INTO employees (employee_id, first_name, last_name, email, hire_date, job_id, salary, commission_pct, manager_id, department_id) VALUES (100, 'Steven', 'King', 'SKING', '2013-06-17', 'AD_PRES', 24000, NULL, NULL, 90), (101, 'Neena', 'Yang', 'NYANG', '2015-09-21', 'IT_PROG', 7000, NULL, 100, 90),
    (145, 'John', 'Singh', 'JSINGH', '2014-10-01', 'SA_MAN', 14000, 0.4, 100, 80);
INSERT INTO job_history VALUES (101, '2007-09-21', '2011-10-27', 'IT_PROG', 90), (101, '2011-10-28', '2015-03-15', 'SA_MAN', NULL);
