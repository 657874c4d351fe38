namespace EmployeeDirectory.Benchmarks.Search;

internal static class WorkWords
{
    public static readonly (string Department, string[] Titles)[] Departments =
    [
        ("Engineering", ["Software Engineer", "Senior Software Engineer", "Staff Engineer", "Engineering Manager", "Site Reliability Engineer", "QA Analyst"]),
        ("Data & Analytics", ["Data Scientist", "Data Engineer", "Business Intelligence Analyst", "Statistician"]),
        ("Design", ["Product Designer", "UX Researcher", "Content Designer", "Illustrator"]),
        ("Finance", ["Accountant", "Financial Analyst", "Payroll Specialist", "Controller", "Treasurer", "Internal Auditor"]),
        ("People", ["People Partner", "Recruiter", "Learning Lead", "Benefits Specialist"]),
        ("Sales", ["Account Executive", "Sales Engineer", "Regional Manager", "Sales Associate"]),
        ("Marketing", ["Brand Manager", "Copywriter", "Campaign Manager", "Event Planner"]),
        ("Customer Support", ["Support Engineer", "Customer Success Manager", "Support Agent"]),
        ("Legal", ["Counsel", "Contracts Manager", "Paralegal", "Compliance Officer"]),
        ("Operations", ["Facilities Manager", "Procurement Specialist", "Office Coordinator", "Logistics Planner"]),
        ("Research", ["Chemist", "Physicist", "Lab Technician", "Principal Scientist"]),
        ("IT", ["Systems Administrator", "Network Engineer", "Helpdesk Technician", "Security Analyst"]),
        ("Manufacturing", ["Welder", "Electrician", "Machine Operator", "Shift Supervisor", "Quality Inspector"]),
        ("Communications", ["Press Officer", "Translator", "Editor", "Speechwriter"])
    ];

    public static readonly string[] Skills =
    [
        "C#", "C++", "Rust", "Python", "SQL", "AWS", "Terraform", "Kubernetes", "Accessibility", "Typography", "Negotiation", "French", "German",
        "Japanese", "Mandarin", "Arabic", "First aid", "Public speaking", "Data protection", "Budgeting", "Mentoring", "Welding", "Forklift licence",
        "Photography", "Spreadsheets", "Machine learning", "Technical writing", "Sign language", "Patents", "Tax law", "Crisis communication",
        "Fire warden", "Project planning", "Interviewing", "Copy editing", "Chromatography", "Haskell", "Kotlin", "Video editing", "Beekeeping"
    ];
}
