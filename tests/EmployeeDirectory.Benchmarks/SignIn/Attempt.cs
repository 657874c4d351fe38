namespace EmployeeDirectory.Benchmarks.SignIn;

/// <param name="Milliseconds">From sending it to the end of the answer.</param>
/// <param name="Answer">Status and page, without the name and the form's token.</param>
internal readonly record struct Attempt(double Milliseconds, string Answer);
