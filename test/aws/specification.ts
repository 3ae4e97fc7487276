import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Resource, SpecDatabase, TypeDefinition } from '@aws-cdk/service-spec-types';

type Members = Record<string, unknown>;

const SECTIONS = new Set([
	'AWSTemplateFormatVersion',
	'Description',
	'Metadata',
	'Parameters',
	'Conditions',
	'Resources',
	'Outputs',
]);
const RESOURCE_MEMBERS = new Set([
	'Type',
	'Properties',
	'DependsOn',
	'Condition',
	'DeletionPolicy',
	'UpdateReplacePolicy',
]);
const DELETION_POLICIES = new Set([undefined, 'Delete', 'Retain', 'RetainExceptOnCreate']);
const REPLACE_POLICIES = new Set([undefined, 'Delete', 'Retain']);
const PARAMETER_MEMBERS = new Set(['Type', 'AllowedValues', 'Default', 'Description']);
const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;

let database: SpecDatabase | undefined;

/**
 * What AWS's own specification of its resources finds wrong with a template: unknown sections, resource types and
 * properties, properties that are missing or of the wrong type, references that lead nowhere.
 */
export function templateTroubles(template: unknown): string[] {
	database ??= loadAwsServiceSpecSync();
	return new Review(database, template as Members).troubles;
}

class Review {
	readonly troubles: string[] = [];
	private readonly types = new Map<string, Resource>();
	private readonly parameters: Set<string>;
	private readonly conditions: Set<string>;

	constructor(
		private readonly specification: SpecDatabase,
		template: Members,
	) {
		for (const section of Object.keys(template)) if (!SECTIONS.has(section)) this.note(section, 'is no section');
		if (template.AWSTemplateFormatVersion !== '2010-09-09') this.note('AWSTemplateFormatVersion', 'is wrong');
		if (typeof template.Description !== 'string' || Buffer.byteLength(template.Description) > 1024)
			this.note('Description', 'is wrong');
		this.parameters = new Set(Object.keys((template.Parameters ?? {}) as Members));
		this.conditions = new Set(Object.keys((template.Conditions ?? {}) as Members));
		for (const [id, parameter] of Object.entries((template.Parameters ?? {}) as Record<string, Members>))
			this.parameter(id, parameter);
		for (const [id, condition] of Object.entries((template.Conditions ?? {}) as Record<string, Members>))
			this.condition(id, condition);
		const resources = Object.entries(template.Resources as Record<string, Members>);
		if (resources.length === 0) this.note('Resources', 'is empty');
		for (const [id, { Type }] of resources) this.declare(id, Type);
		for (const [id, resource] of resources) this.resource(id, resource);
		for (const [id, output] of Object.entries((template.Outputs ?? {}) as Record<string, Members>))
			this.output(id, output);
	}

	private declare(id: string, type: unknown): void {
		const [found] = this.specification.lookup('resource', 'cloudFormationType', 'equals', String(type));
		if (!LOGICAL_ID.test(id)) this.note(id, 'is no logical ID');
		if (found) this.types.set(id, found);
		else this.note(id, `has the unknown type ${String(type)}`);
	}

	private resource(id: string, resource: Members): void {
		for (const name of Object.keys(resource))
			if (!RESOURCE_MEMBERS.has(name)) this.note(`${id}.${name}`, 'is no member of a resource');
		if (resource.Condition !== undefined && !this.conditions.has(String(resource.Condition)))
			this.note(`${id}.Condition`, `is ${String(resource.Condition)}, which is not there`);
		if (!DELETION_POLICIES.has(resource.DeletionPolicy as string)) this.note(`${id}.DeletionPolicy`, 'is wrong');
		if (!REPLACE_POLICIES.has(resource.UpdateReplacePolicy as string))
			this.note(`${id}.UpdateReplacePolicy`, 'is wrong');
		const type = this.types.get(id);
		if (type) this.properties(id, (resource.Properties ?? {}) as Members, type.properties);
	}

	private parameter(id: string, parameter: Members): void {
		if (!LOGICAL_ID.test(id)) this.note(id, 'is no logical ID');
		for (const name of Object.keys(parameter))
			if (!PARAMETER_MEMBERS.has(name)) this.note(`${id}.${name}`, 'is no member of a parameter');
		if (parameter.Type !== 'String') this.note(`${id}.Type`, 'is not known to this review');
		if (!(parameter.AllowedValues as unknown[]).includes(parameter.Default))
			this.note(`${id}.Default`, 'is not allowed');
	}

	/** Of the functions conditions may use, ours use one. */
	private condition(id: string, condition: Members): void {
		const [left, right, ...others] = (condition['Fn::Equals'] ?? []) as unknown[];
		if (Object.keys(condition).length !== 1 || others.length > 0 || typeof right !== 'string')
			this.note(id, 'is a condition this review does not know');
		this.isReference(id, left);
	}

	private output(id: string, output: Members): void {
		if (!LOGICAL_ID.test(id)) this.note(id, 'is no logical ID');
		for (const name of Object.keys(output))
			if (name !== 'Description' && name !== 'Value') this.note(`${id}.${name}`, 'is no member of an output');
		this.value(`Outputs.${id}`, output.Value, { type: 'string' });
	}

	private properties(path: string, given: Members, known: TypeDefinition['properties']): void {
		for (const name of Object.keys(given)) if (!(name in known)) this.note(`${path}.${name}`, 'is not known');
		for (const [name, property] of Object.entries(known)) {
			if (given[name] !== undefined) this.value(`${path}.${name}`, given[name], property.type);
			else if (property.required) this.note(`${path}.${name}`, 'is missing');
		}
	}

	private value(path: string, value: unknown, type: PropertyType): void {
		if (this.isReference(path, value)) return;
		switch (type.type) {
			case 'string':
			case 'boolean':
				if (typeof value !== type.type) this.note(path, `must be a ${type.type}`);
				return;
			case 'integer':
			case 'number':
				if (typeof value !== 'number') this.note(path, 'must be a number');
				return;
			case 'json':
				if (typeof value !== 'object' || value === null) this.note(path, 'must be JSON');
				else this.references(path, value);
				return;
			case 'array':
				if (!Array.isArray(value)) this.note(path, 'must be a list');
				else value.forEach((entry, index) => this.value(`${path}[${index}]`, entry, type.element));
				return;
			case 'ref':
				if (typeof value !== 'object' || value === null) this.note(path, 'must be an object');
				else
					this.properties(
						path,
						value as Members,
						this.specification.get('typeDefinition', type.reference.$ref).properties,
					);
				return;
			case 'union':
				if (!type.types.some((one) => this.fits(value, one)))
					this.note(path, `must be one of ${type.types.map((one) => one.type).join(', ')}`);
				this.references(path, value);
				return;
			default:
				this.note(path, `has a type this review does not know: ${type.type}`);
		}
	}

	private fits(value: unknown, type: PropertyType): boolean {
		return type.type === 'json'
			? typeof value === 'object' && value !== null
			: type.type === 'string'
				? typeof value === 'string'
				: false;
	}

	/** References inside JSON, such as the topic's in its policy. */
	private references(path: string, value: unknown): void {
		if (typeof value !== 'object' || value === null || this.isReference(path, value)) return;
		for (const [name, entry] of Object.entries(value)) this.references(`${path}.${name}`, entry);
	}

	private isReference(path: string, value: unknown): boolean {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
		const [[name, argument] = [], ...others] = Object.entries(value as Members);
		if (others.length > 0 || name === undefined) return false;
		if (name === 'Ref') {
			if (!this.types.has(String(argument)) && !this.parameters.has(String(argument)))
				this.note(path, `refers to ${String(argument)}, which is not there`);
			return true;
		}
		if (name === 'Fn::GetAtt') {
			const [id, attribute] = argument as [string, string];
			if (!(attribute in (this.types.get(id)?.attributes ?? {})))
				this.note(path, `reads ${id}.${attribute}, which is not there`);
			return true;
		}
		if (name === 'Fn::If') {
			const [condition, yes, no] = argument as unknown[];
			if (!this.conditions.has(String(condition))) this.note(path, `asks ${String(condition)}, which is not there`);
			return [yes, no].every((value) => typeof value === 'string' || this.isReference(path, value));
		}
		if (name.startsWith('Fn::')) this.note(path, `uses ${name}, which this review does not know`);
		return false;
	}

	private note(path: string, what: string): void {
		this.troubles.push(`${path} ${what}`);
	}
}
