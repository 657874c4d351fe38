namespace EmployeeDirectory.Web.Features.Operations;

// Property names are those in EC2's instance identity document.
public sealed record Instance(string InstanceId, string InstanceType, string AvailabilityZone, string Region);
