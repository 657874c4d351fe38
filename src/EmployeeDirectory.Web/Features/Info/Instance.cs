namespace EmployeeDirectory.Web.Features.Info;

/// <summary>Of the identity document of an EC2 instance, named as there.</summary>
public sealed record Instance(string InstanceId, string InstanceType, string AvailabilityZone, string Region);
