using System.Runtime.InteropServices;
using EmployeeDirectory.Rehearsal;
using EmployeeDirectory.Rehearsal.Scenarios;
using EmployeeDirectory.Testing;

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
// The hosts of the stand-ins take these signals for themselves and leave the rest running.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));
return await Performance.RunAsync([.. all.Where(scenario => wanted.Count == 0 || wanted.Contains(scenario.Name))], outage);
