using EmployeeDirectory.Rehearsal;
using EmployeeDirectory.Rehearsal.Scenarios;
using EmployeeDirectory.Web.Tests.Engines;

const string Short = "--short";

var outage = TimeSpan.FromSeconds(args.Contains(Short) ? 10 : 60);
Scenario[] all =
[
    new RollingUpdate(), new Kill(), new Freeze(), new TableOutage("table refuses", Fault.Refuse), new TableOutage("table stalls", Fault.Stall),
    new BucketOutage(), new ClockMoved("clock 10 s ahead", 10), new ClockMoved("clock 10 s behind", -10), new CredentialsEnd(), new FullDisk()
];
var wanted = args.Where(argument => argument != Short).ToList();
if (wanted.Exists(name => !Array.Exists(all, scenario => scenario.Name == name)))
{
    Console.Error.WriteLine($"usage: tests/rehearse [{Short}] [scenario...], scenarios: {string.Join(", ", all.Select(scenario => $"'{scenario.Name}'"))}");
    return 2;
}
return await Performance.RunAsync([.. all.Where(scenario => wanted.Count == 0 || wanted.Contains(scenario.Name))], outage);
