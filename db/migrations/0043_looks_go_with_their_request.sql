GRANT DELETE ON look TO habeas_worker;
