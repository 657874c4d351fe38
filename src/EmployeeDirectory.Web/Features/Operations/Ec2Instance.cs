namespace EmployeeDirectory.Web.Features.Operations;

// Property names are those in EC2's instance identity document.
public sealed record Ec2Instance(string InstanceId, string InstanceType, string AvailabilityZone, string Region);
